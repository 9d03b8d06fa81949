import { cardName, testCards } from './cards';
import { type CardValues, cardFields, countryField, flag, textField } from './fields';
import { alert, html, link, type Markup, page } from './frame';
import { formatCents, type Line, linesTable, totalsList } from './money';

/** Everything the checkout page shows. `action` is where its forms are posted to. */
export type CheckoutView = {
  action: string;
  merchant: string;
  email: string;
  lines: readonly Line[];
  currency: string;
  subtotalCents: number;
  discountCents: number;
  discountCode: string | null;
  taxCents: number;
  /** The tax is not known before the country is. */
  taxPending: boolean;
  totalCents: number;
  promotionCodes: boolean;
  savedCards: readonly { id: string; brand: string; last4: string }[];
  collectsAddress: boolean;
  collectsTaxId: boolean;
  savesCard: boolean;
  /** Offers a way to pay that succeeds or fails only later. */
  delayedOffered: boolean;
  error: string | null;
  cancelUrl: string | null;
  values: CardValues & { country?: string; promotionCode?: string };
};

/** The hosted checkout. Posts `intent` `pay` (with `pay_with`: `new`, a saved card's id or `delayed`) or `apply_code`. */
export function renderCheckout(view: CheckoutView): string {
  const free = view.totalCents === 0;
  const label = free
    ? 'Complete order'
    : `Pay ${formatCents(view.totalCents, view.currency)}${view.taxPending ? ' plus tax' : ''}`;
  return page(
    `Pay ${view.merchant}`,
    'split',
    html`<section aria-labelledby="what"><div class="column stack">${summary(view)}</div></section>
<section aria-labelledby="how"><div class="column stack">
<h2 id="how">${free ? 'Your order' : 'Payment'}</h2>
${alert(view.error)}
<form method="post" action="${view.action}" class="stack">
<dl class="facts"><dt>Email</dt><dd>${view.email}</dd></dl>
${free ? null : payment(view)}
${view.collectsAddress ? countryField(view.values.country) : null}
${view.collectsTaxId ? textField({ name: 'tax_id', label: 'Tax ID (optional)' }) : null}
<button class="button main" name="intent" value="pay">${label}</button>
${view.savesCard && !free ? html`<p class="new-card soft small-text">${view.merchant} keeps this card for later purchases you allow.</p>` : null}
</form>
${free ? null : testCards()}
</div></section>`,
  );
}

function summary(view: CheckoutView): Markup {
  const money = (cents: number) => formatCents(cents, view.currency);
  const rows: [string, string][] = [['Subtotal', money(view.subtotalCents)]];
  if (view.discountCents > 0) {
    rows.push([view.discountCode ? `Discount (${view.discountCode})` : 'Discount', money(-view.discountCents)]);
  }
  if (view.taxPending) rows.push(['Tax', 'Depends on your country']);
  else if (view.taxCents > 0) rows.push(['Tax', money(view.taxCents)]);
  rows.push([view.taxPending ? 'Total before tax' : 'Total', money(view.totalCents)]);
  return html`${view.cancelUrl === null ? null : html`<p>${link(view.cancelUrl, `← Back to ${view.merchant}`)}</p>`}
<div class="stack tight"><h1 id="what" class="soft">Pay ${view.merchant}</h1><p class="amount">${money(view.totalCents)}</p></div>
${linesTable(view.lines, view.currency)}
${view.promotionCodes && view.discountCode === null ? promotion(view) : null}
${totalsList(rows)}`;
}

// A form of its own: Enter in this field applies the code, Enter in the card's fields pays.
function promotion({ action, values }: CheckoutView): Markup {
  return html`<form method="post" action="${action}" class="field">
<label for="promotion_code">Promotion code</label>
<div class="with-button">
<input id="promotion_code" name="promotion_code" type="text" value="${values.promotionCode ?? ''}" autocomplete="off">
<button class="button" name="intent" value="apply_code">Apply</button>
</div>
</form>`;
}

function payment({ savedCards, delayedOffered, values, collectsAddress }: CheckoutView): Markup {
  const fields = html`<div class="new-card stack">${cardFields(values)}${collectsAddress ? null : countryField(values.country)}</div>`;
  if (savedCards.length === 0 && !delayedOffered) {
    return html`<input type="hidden" name="pay_with" value="new">${fields}`;
  }
  const typed = values.card !== undefined && values.card !== '';
  const first = typed ? undefined : savedCards[0];
  const choices = [
    ...savedCards.map((card) => choice(card.id, cardName(card), card === first)),
    choice('new', html`${savedCards.length > 0 ? 'New card' : 'Card'}`, first === undefined),
  ];
  if (delayedOffered) {
    choices.push(choice('delayed', html`Bank debit<small>Settles later; nothing is delivered before</small>`, false));
  }
  return html`<fieldset><legend>Pay with</legend><div class="choices">${choices}</div></fieldset>${fields}`;
}

function choice(value: string, words: Markup, checked: boolean): Markup {
  return html`<label><input type="radio" name="pay_with" value="${value}" ${flag('checked', checked)}><span>${words}</span></label>`;
}
