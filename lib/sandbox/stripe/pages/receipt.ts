import { cardName } from './cards';
import { html, link, page } from './frame';
import { type DocumentView, formatCents, formatDay, linesTable, totalsList } from './money';

/** Everything a receipt shows. `totalCents` is what was paid, `refundedCents` what went back of it. */
export type ReceiptView = DocumentView & {
  discountCents: number;
  refundedCents: number;
  card: { brand: string; last4: string } | null;
};

/** The receipt of a payment, fit for paper. */
export function renderReceipt(view: ReceiptView): string {
  const money = (cents: number) => formatCents(cents, view.currency);
  const rows: [string, string][] = [];
  if (view.discountCents > 0) rows.push(['Discount', money(-view.discountCents)]);
  if (view.taxCents > 0) rows.push(['Tax', money(view.taxCents)]);
  rows.push(['Paid', money(view.totalCents)]);
  if (view.refundedCents > 0) {
    rows.push(
      ['Refunded', money(-view.refundedCents)],
      ['Paid after refunds', money(view.totalCents - view.refundedCents)],
    );
  }
  return page(
    `Receipt ${view.number}`,
    'sheet',
    html`<div class="surface stack" style="gap:28px">
${view.returnUrl === null ? null : html`<p class="on-screen">${link(view.returnUrl, `← Back to ${view.merchant}`)}</p>`}
<header class="stack">
<div class="stack tight"><h1>Receipt from ${view.merchant}</h1><p class="amount">${money(view.totalCents)}</p></div>
<dl class="facts">
<dt>Number</dt><dd>${view.number}</dd>
<dt>Date</dt><dd>${formatDay(view.date)}</dd>
${view.email === null ? null : html`<dt>Sent to</dt><dd>${view.email}</dd>`}
${view.card === null ? null : html`<dt>Paid with</dt><dd>${cardName(view.card)}</dd>`}
</dl>
</header>
${linesTable(view.lines, view.currency)}
${totalsList(rows)}
</div>`,
  );
}
