import { STYLES } from './styles';

/** Text that is HTML already: only `html` makes it, so that nothing reaches a page unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | readonly Markup[] | string | number | null | false;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Safe between tags and inside quoted attributes.
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** HTML with every value escaped, but for markup made the same way. `null` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((string, index) => string + written(parts[index] ?? null)).join(''));
}

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escaped(String(part));
}

/** A link, or its bare words where there is no address or one that would run as script (`javascript:`). */
export function link(url: string | null, words: Markup | string, className = 'link'): Markup {
  const follows = url !== null && (/^\/(?![/\\])/.test(url) || /^https?:\/\//i.test(url));
  return follows ? html`<a class="${className}" href="${url}">${words}</a>` : html`<span>${words}</span>`;
}

/** What went wrong, read out at once; nothing without an error. */
export function alert(error: string | null): Markup | null {
  return error === null ? null : html`<p class="note bad" role="alert">${error}</p>`;
}

/** A whole page: no scripts, nothing loaded from elsewhere, and the sentence that no money moves. */
export function page(title: string, layout: 'split' | 'sheet' | 'small', main: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'">
<link rel="icon" href="data:,">
<title>${title} · Sandbox</title>
<style>${new Markup(STYLES)}</style>
</head>
<body>
<header class="banner"><strong>Sandbox — no money moves.</strong> <span>Use test cards only, never a real one.</span></header>
<main class="${layout}">${main}</main>
</body>
</html>
`.text;
}
