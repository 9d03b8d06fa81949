import { html, type Markup } from './frame';

/** One bought thing, as a page lists it. */
export type Line = { name: string; description?: string | null; amountCents: number };

/** What every document about a payment shows. */
export type DocumentView = {
  merchant: string;
  email: string | null;
  number: string;
  date: Date;
  lines: readonly Line[];
  currency: string;
  taxCents: number;
  totalCents: number;
  returnUrl: string | null;
};

/** An amount as people read it: `$18.00`, `−$3.00`, `¥1,800` (whose smallest unit, as Stripe counts, is one yen). */
export function formatCents(cents: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(cents / 10 ** decimals).replace('-', '−');
}

/** A day, in UTC, so that a page reads the same wherever it is drawn. */
export function formatDay(date: Date): Markup {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
  return html`<time datetime="${date.toISOString()}">${words}</time>`;
}

/** What was bought, and for how much. */
export function linesTable(lines: readonly Line[], currency: string): Markup {
  const rows = lines.map(
    ({ name, description, amountCents }) => html`<tr>
<th scope="row">${name}${description ? html`<small>${description}</small>` : null}</th>
<td class="money">${formatCents(amountCents, currency)}</td>
</tr>`,
  );
  return html`<table class="lines">
<thead class="unseen"><tr><th scope="col">Item</th><th scope="col" class="money">Amount</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

/** The sum under the lines, a row each; the last row is the sum itself. */
export function totalsList(rows: readonly (readonly [string, string])[]): Markup {
  const last = rows.length - 1;
  const written = rows.map(
    ([name, amount], index) =>
      html`<div class="${index === last ? 'sum' : ''}"><dt>${name}</dt><dd>${amount}</dd></div>`,
  );
  return html`<dl class="totals">${written}</dl>`;
}
