import { html, link, page } from './frame';

export type MessageView = { title: string; text: string; link?: { url: string; words: string } };

/** A page that only says something: a session that is over, an address nobody knows. */
export function renderMessage({ title, text, link: onward }: MessageView): string {
  return page(
    title,
    'small',
    html`<div class="surface stack">
<div class="stack tight"><h1>${title}</h1><p class="soft">${text}</p></div>
${onward === undefined ? null : html`<p>${link(onward.url, onward.words, 'button')}</p>`}
</div>`,
  );
}
