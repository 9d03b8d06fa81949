export type ReadMail = { to: string; subject: string; sentAt: Date | null; text: string };

/** Reads a mail as nodemailer writes it: headers, and the first text/plain part. Not a reader for other people's mails. */
export function readEml(source: string): ReadMail {
  const { headers, body } = splitHead(source);
  const sent = new Date(headers.get('date') ?? '');
  return {
    to: headers.get('to') ?? '',
    subject: decodeWords(headers.get('subject') ?? ''),
    sentAt: Number.isNaN(sent.getTime()) ? null : sent,
    text: plainText(headers, body),
  };
}

function splitHead(source: string): { headers: Map<string, string>; body: string } {
  const unix = source.replace(/\r\n/g, '\n');
  const end = unix.indexOf('\n\n');
  const head = (end < 0 ? unix : unix.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : unix.slice(end + 2) };
}

function plainText(headers: Map<string, string>, body: string): string {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!boundary) return decodeBody(headers.get('content-transfer-encoding') ?? '7bit', body).trim();
  const parts = body
    .split(`--${boundary}`)
    .slice(1)
    .map((part) => splitHead(part.replace(/^\n/, '')));
  const plain = parts.find((part) => part.headers.get('content-type')?.startsWith('text/plain'));
  return plain ? plainText(plain.headers, plain.body) : '';
}

function decodeBody(encoding: string, body: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? fromQuoted(body.replace(/=\n/g, '')) : body;
}

function fromQuoted(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** RFC 2047 encoded words, `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : fromQuoted(text.replaceAll('_', ' ')),
    );
}
