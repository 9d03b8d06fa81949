import type { PaymentMethod } from '../objects';
import { brandName, type Html, html } from './html';

const CARDS: [string, string][] = [
  ['4242 4242 4242 4242', 'is paid'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'has too little on it'],
  ['4000 0025 0000 3155', 'the bank asks, once (3-D Secure)'],
  ['4000 0027 6000 3184', 'the bank asks every time'],
  ['4000 0000 0000 0341', 'is saved, and declined later'],
  ['4000 0000 0000 0259', 'is paid, and disputed at once'],
  ['4000 0000 0000 5126', 'is paid; a refund fails later'],
];

const CHECKED = html`checked`;

/** A card, and what the test cards do. */
export function cardFields(saved: readonly PaymentMethod[] = [], hasDelayed = false): Html {
  const choices = html`<fieldset class="choices"><legend>Pay with</legend>
${saved.map(
  ({ id, card }, index) =>
    html`<label class="choice"><input type="radio" name="pay_with" value="${id}" ${index === 0 && CHECKED}>${brandName(card.brand)} •••• ${card.last4}</label>`,
)}
<label class="choice"><input type="radio" name="pay_with" value="card" ${saved.length === 0 && CHECKED}>${saved.length > 0 ? 'Another card' : 'Card'}</label>
${hasDelayed && html`<label class="choice"><input type="radio" name="pay_with" value="delayed">Bank debit (takes a while)</label>`}
</fieldset>`;
  return html`${(saved.length > 0 || hasDelayed) && choices}
<label>Card number<input name="card" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242"></label>
<div class="pair">
<label>Expiry<input name="expiry" autocomplete="off" placeholder="12 / 34"></label>
<label>Security code<input name="cvc" inputmode="numeric" autocomplete="off" placeholder="123"></label>
</div>
<details><summary>Test cards</summary><table>${CARDS.map(
    ([number, what]) => html`<tr><td><code>${number}</code></td><td>${what}</td></tr>`,
  )}</table></details>`;
}
