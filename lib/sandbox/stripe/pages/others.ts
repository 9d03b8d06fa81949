import type { Charge, Customer, Invoice, InvoiceItem, PaymentMethod } from '../objects';
import { cardFields } from './card-fields';
import { page } from './frame';
import { brandName, dateOf, dollars, html } from './html';

/** What a bank shows when it wants its customer. */
export function bankPage({ merchant, amount }: { merchant: string; amount: number }): string {
  return page(
    'Your bank',
    html`<section class="card narrow"><p class="soft">3-D Secure, as a bank would show it</p><h1>Is it you who pays ${dollars(amount)} to ${merchant}?</h1>
<form method="post"><button class="main" name="intent" value="complete">Yes, complete authentication</button><button name="intent" value="fail">No, fail it</button></form></section>`,
  );
}

type PortalView = {
  customer: Customer;
  card: PaymentMethod | null;
  invoices: readonly { invoice: Invoice; url: string }[];
  merchant: string;
  returnUrl: string | null;
  error: string | null;
};

/** The customer's own page: card and invoices. */
export function portalPage({ customer, card, invoices, merchant, returnUrl, error }: PortalView): string {
  return page(
    'Payment method and invoices',
    html`<section class="card"><h1>Payment method</h1><p class="soft">${customer.email ?? customer.name}</p>
${error && html`<p class="error" role="alert">${error}</p>`}
<p>${card ? `${brandName(card.card.brand)} •••• ${card.card.last4}` : 'No card is saved.'}</p>
<form method="post">${cardFields()}<button class="main" name="intent" value="card">Use this card from now on</button></form></section>
<section class="card"><h2>Invoices of ${merchant}</h2>${
      invoices.length === 0
        ? html`<p class="soft">There are none yet.</p>`
        : html`<table>${invoices.map(
            ({ invoice, url }) =>
              html`<tr><td><a href="${url}">${invoice.number}</a></td><td>${dateOf(invoice.created)}</td><td>${dollars(invoice.total)}</td><td>${invoice.status}</td></tr>`,
          )}</table>`
    }</section>
${returnUrl && html`<a href="${returnUrl}">Back to ${merchant}</a>`}`,
  );
}

type InvoiceView = { invoice: Invoice; items: readonly InvoiceItem[]; merchant: string; error: string | null };

/** An invoice: a document when it is paid, a way to pay while it is open. */
export function invoicePage({ invoice, items, merchant, error }: InvoiceView): string {
  const { total_taxes, total_discount_amounts, total, status } = invoice;
  const sum = (parts: readonly { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0);
  const isOpen = status === 'open';
  return page(
    `Invoice ${invoice.number ?? ''}`,
    html`<section class="card narrow"><h1>Invoice ${invoice.number}</h1><p class="soft">${merchant} · ${dateOf(invoice.created)}</p>
<dl class="rows">${items.map(({ description, amount }) => html`<div><dt>${description}</dt><dd>${dollars(amount)}</dd></div>`)}
${total_discount_amounts.length > 0 && html`<div><dt>Discount</dt><dd>${dollars(-sum(total_discount_amounts))}</dd></div>`}
${total_taxes.length > 0 && html`<div><dt>Tax</dt><dd>${dollars(sum(total_taxes))}</dd></div>`}
<div class="sum"><dt>Total</dt><dd>${dollars(total)}</dd></div></dl>
${error && html`<p class="error" role="alert">${error}</p>`}
${status === 'paid' && html`<p class="good">Paid</p>`}
${status === 'void' && html`<p class="soft">This invoice was taken back. Nothing is to be paid.</p>`}
${isOpen && html`<form method="post">${cardFields()}<button class="main" name="intent" value="pay">Pay ${dollars(total)}</button><p class="soft">Without a card: the saved one, after the bank's question.</p></form>`}
</section>`,
  );
}

export function receiptPage({ charge, merchant }: { charge: Charge; merchant: string }): string {
  const { card } = charge.payment_method_details;
  return page(
    'Receipt',
    html`<section class="card narrow"><h1>Receipt from ${merchant}</h1><p class="soft">${dateOf(charge.created)}</p>
<dl class="rows"><div><dt>Paid with</dt><dd>${card ? `${brandName(card.brand)} •••• ${card.last4}` : 'bank debit'}</dd></div>
${charge.amount_refunded > 0 && html`<div><dt>Paid back</dt><dd>${dollars(-charge.amount_refunded)}</dd></div>`}
<div class="sum"><dt>Amount</dt><dd>${dollars(charge.amount)}</dd></div></dl></section>`,
  );
}
