import { cardName, testCards } from './cards';
import { type CardValues, cardFields } from './fields';
import { alert, html, link, type Markup, page } from './frame';
import { type DocumentView, formatCents, formatDay, linesTable, totalsList } from './money';
import { statusMark } from './status';

/** Everything an invoice shows. An `open` one can be paid on its page. */
export type InvoiceView = DocumentView & {
  action: string;
  subtotalCents: number;
  paidCents: number;
  status: string;
  error: string | null;
  /** Pays when no card is written. */
  savedCard?: { brand: string; last4: string } | null;
  values?: CardValues;
};

/** An invoice, fit for paper. Posts `intent` `pay` while it is open. */
export function renderInvoice(view: InvoiceView): string {
  const money = (cents: number) => formatCents(cents, view.currency);
  const rows: [string, string][] = [['Subtotal', money(view.subtotalCents)]];
  if (view.taxCents > 0) rows.push(['Tax', money(view.taxCents)]);
  rows.push(['Total', money(view.totalCents)], ['Paid', money(view.paidCents)]);
  rows.push(['Amount due', money(dueCents(view))]);
  return page(
    `Invoice ${view.number}`,
    'sheet',
    html`<div class="surface stack" style="gap:28px">
${view.returnUrl === null ? null : html`<p class="on-screen">${link(view.returnUrl, `← Back to ${view.merchant}`)}</p>`}
<header class="stack">
<div class="spread"><h1>Invoice ${view.number}</h1>${statusMark(view.status)}</div>
<dl class="facts">
<dt>From</dt><dd>${view.merchant}</dd>
${view.email === null ? null : html`<dt>To</dt><dd>${view.email}</dd>`}
<dt>Date</dt><dd>${formatDay(view.date)}</dd>
</dl>
</header>
${linesTable(view.lines, view.currency)}
${totalsList(rows)}
${view.status === 'open' ? payment(view) : null}
</div>`,
  );
}

// A void or uncollectible invoice keeps its total, but nobody owes it on this page.
function dueCents({ status, totalCents, paidCents }: InvoiceView): number {
  return status === 'open' ? totalCents - paidCents : 0;
}

function payment(view: InvoiceView): Markup {
  return html`<section class="stack on-screen" aria-labelledby="pay-heading">
<h2 id="pay-heading">Pay this invoice</h2>
${alert(view.error)}
<form method="post" action="${view.action}" class="stack">
${view.savedCard ? html`<p class="soft">Leave the card empty to pay with ${cardName(view.savedCard)}.</p>` : null}
${cardFields(view.values ?? {})}
<button class="button main" name="intent" value="pay">Pay ${formatCents(dueCents(view), view.currency)}</button>
</form>
${testCards()}
</section>`;
}
