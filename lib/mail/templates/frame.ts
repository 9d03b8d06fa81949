export type MailParts = {
  heading: string;
  intro: string;
  /** What somebody else wrote, with its line breaks. */
  quote?: string;
  action: { label: string; url: string };
  outro: string;
  footer: string;
};

const LINE_LENGTH = 72;

/** Text in short lines: longer ones would be encoded, and the file in `DATA_DIR/mail` not readable as it is. */
export function textOf({ heading, intro, quote, action, outro, footer }: MailParts): string {
  const said = quote === undefined ? [] : [quoted(quote)];
  const parts = [
    heading,
    wrapped(intro),
    ...said,
    `${action.label}:\n${action.url}`,
    wrapped(outro),
    `--\n${wrapped(footer)}`,
  ];
  return parts.join('\n\n');
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Behind a mark on each line, so that it cannot pass for our own words. */
const quoted = (text: string) => text.split('\n').map(wrapped).join('\n').replace(/^/gm, '> ');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** One column, no pictures, no style sheet: what every mail client draws the same. Colours are the light tokens. */
export function htmlOf({ heading, intro, quote, action, outro, footer }: MailParts): string {
  const url = escaped(action.url);
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`;
  return `<!doctype html>
<html lang="en">
<body style="margin:0;padding:32px 16px;background:#fbfaf9;color:#1c1917;font:16px/24px system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border:1px solid #e7e5e4;border-radius:16px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px">${escaped(heading)}</h1>
${paragraph(intro)}
${quote === undefined ? '' : paragraph(quote, 'padding-left:12px;border-left:3px solid #e7e5e4;white-space:pre-line')}
<p style="margin:0 0 16px"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#c2360f;color:#fff;text-decoration:none">${escaped(action.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all;color:#78716c">${url}</p>
${paragraph(outro)}
${paragraph(footer, 'font-size:13px;color:#78716c')}
</div>
</body>
</html>
`;
}
