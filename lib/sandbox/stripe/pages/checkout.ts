import type { Order } from '../book';
import type { PaymentMethod, Session } from '../objects';
import { cardFields } from './card-fields';
import { page } from './frame';
import { dollars, html } from './html';

type View = {
  session: Session;
  order: Order;
  merchant: string;
  email: string | null;
  saved: readonly PaymentMethod[];
  error: string | null;
};

/** Where the buyer pays. */
export function checkoutPage({ session, order, merchant, email, saved, error }: View): string {
  const { amount_subtotal: subtotal, amount_total: total, total_details: details } = session;
  const content = html`
<section class="order">
<p class="soft">Pay ${merchant}</p>
<p class="total">${dollars(total)}</p>
<dl class="rows">
<div><dt>${order.name}</dt><dd>${dollars(subtotal)}</dd></div>
${details.amount_discount > 0 && html`<div><dt>Code ${order.code}</dt><dd>${dollars(-details.amount_discount)}</dd></div>`}
${details.amount_tax > 0 && html`<div><dt>Tax</dt><dd>${dollars(details.amount_tax)}</dd></div>`}
<div class="sum"><dt>Total</dt><dd>${dollars(total)}</dd></div>
</dl>
</section>
<section class="card">
<h1>Payment</h1>
${error && html`<p class="error" role="alert">${error}</p>`}
${email && html`<p class="soft">${email}</p>`}
<form method="post" autocomplete="off">
${
  order.allowsCodes &&
  html`<div class="code"><label>Promotion code<input name="promotion_code" value="${order.code ?? ''}" placeholder="TENOFF"></label><button name="intent" value="apply_code">Apply</button></div>`
}
${total > 0 && cardFields(saved, true)}
<button class="main" name="intent" value="pay">${total > 0 ? `Pay ${dollars(total)}` : 'Complete the order'}</button>
${order.savesCard && total > 0 && html`<p class="soft">The card is saved with ${merchant}, for payments you allow there.</p>`}
</form>
${session.cancel_url && html`<a href="${session.cancel_url}">Back without paying</a>`}
</section>`;
  return page(`Pay ${dollars(total)}`, content);
}
