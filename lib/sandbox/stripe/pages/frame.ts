import { type Html, html } from './html';
import { STYLE } from './style';

/** A page of the stand-in. Every one says what it is: nobody shall type a real card in here. */
export function page(title: string, content: Html): string {
  const written = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<p class="banner" role="note"><strong>Sandbox, no money moves.</strong> <span>This page stands in for Stripe on this machine. Use test cards only.</span></p>
<main>${content}</main>
</body>
</html>`;
  return written.text;
}

/** A page with one thing to say. */
export function message(title: string, text: string, link: { href: string; label: string } | null): string {
  return page(
    title,
    html`<section class="card narrow"><h1>${title}</h1><p class="soft">${text}</p>${
      link && html`<a class="button" href="${link.href}">${link.label}</a>`
    }</section>`,
  );
}
