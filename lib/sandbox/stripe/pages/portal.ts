import { cardName, testCards } from './cards';
import { cardFields, flag } from './fields';
import { alert, html, link, type Markup, page } from './frame';
import { formatCents, formatDay } from './money';
import { statusMark } from './status';

/** Everything the customer's own page shows; `changed` after a new card was taken. */
export type PortalView = {
  action: string;
  merchant: string;
  email: string;
  card: { brand: string; last4: string } | null;
  invoices: readonly InvoiceRow[];
  returnUrl: string | null;
  error: string | null;
  changed: boolean;
};

type InvoiceRow = {
  number: string;
  date: Date;
  amountCents: number;
  currency: string;
  status: string;
  url: string | null;
};

/** The customer's own page: the card, and the invoices. Posts `intent` `update_card`. */
export function renderPortal(view: PortalView): string {
  return page(
    `Billing with ${view.merchant}`,
    'sheet',
    html`<div class="surface stack" style="gap:36px">
<header class="stack tight">
${view.returnUrl === null ? null : html`<p>${link(view.returnUrl, `← Back to ${view.merchant}`)}</p>`}
<h1>Billing with ${view.merchant}</h1>
<p class="soft">${view.email}</p>
</header>
<section class="stack" aria-labelledby="card-heading">
<h2 id="card-heading">Payment method</h2>
${view.changed ? html`<p class="note good" role="status">The new card is saved.</p>` : null}
${alert(view.error)}
${cardSection(view)}
</section>
<section class="stack" aria-labelledby="invoices-heading">
<h2 id="invoices-heading">Invoices</h2>
${view.invoices.length === 0 ? html`<p class="soft">No invoices yet.</p>` : invoiceTable(view.invoices)}
</section>
</div>`,
  );
}

function cardSection({ action, card, error }: PortalView): Markup {
  const open = card === null || error !== null;
  return html`<p>${card === null ? html`<span class="soft">No card is saved.</span>` : cardName(card)}</p>
<details ${flag('open', open)}>
<summary>${card === null ? 'Add a card' : 'Use another card'}</summary>
<form method="post" action="${action}" class="stack" style="padding-top:12px">
${cardFields({})}
<button class="button main" name="intent" value="update_card">Save card</button>
</form>
${testCards()}
</details>`;
}

function invoiceTable(invoices: readonly InvoiceRow[]): Markup {
  const rows = invoices.map(
    ({ number, date, amountCents, currency, status, url }) => html`<tr>
<th scope="row">${link(url, number)}<small>${formatDay(date)}</small></th>
<td>${statusMark(status)}</td>
<td class="money">${formatCents(amountCents, currency)}</td>
</tr>`,
  );
  return html`<table class="lines invoices">
<thead><tr><th scope="col">Invoice</th><th scope="col">Status</th><th scope="col" class="money">Amount</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
