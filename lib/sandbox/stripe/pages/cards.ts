import { html, type Markup } from './frame';

/** Stripe's own test numbers that the stand-in knows (docs.stripe.com/testing), and what each does. */
const TEST_CARDS = [
  ['4242 4242 4242 4242', 'Succeeds'],
  ['4000 0000 0000 0002', 'Declined'],
  ['4000 0000 0000 9995', 'Declined: insufficient funds'],
  ['4000 0025 0000 3155', 'Asks for 3-D Secure the first time'],
  ['4000 0027 6000 3184', 'Asks for 3-D Secure every time'],
  ['4000 0000 0000 0259', 'Succeeds, disputed later'],
  ['4000 0000 0000 5126', 'Succeeds, a refund fails later'],
] as const;

const BRANDS: Record<string, string> = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express' };

/** The test numbers, folded away. */
export function testCards(): Markup {
  const rows = TEST_CARDS.map(([number, does]) => html`<tr><td class="number">${number}</td><td>${does}</td></tr>`);
  return html`<details class="cards on-screen">
<summary>Test card numbers</summary>
<table class="lines">
<thead><tr><th scope="col">Number</th><th scope="col">What it does</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<p class="soft small-text" style="padding-top:12px">Any future expiry date and any CVC will do.</p>
</details>`;
}

/** A card as people recognise it: "Visa •••• 4242", read out as "Visa ending in 4242". */
export function cardName({ brand, last4 }: { brand: string; last4: string }): Markup {
  const name = BRANDS[brand] ?? brand;
  return html`${name} <span aria-hidden="true">••••</span><span class="unseen">ending in</span> ${last4}`;
}
