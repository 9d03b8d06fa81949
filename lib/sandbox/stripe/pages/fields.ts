import { html, Markup } from './frame';

/** What was typed before, given back after a refusal. */
export type CardValues = { card?: string; expiry?: string; cvc?: string; name?: string };

const COUNTRIES =
  'AR AU AT BE BR BG CA CL CO HR CY CZ DK EE FI FR DE GR HK HU IS IN ID IE IL IT JP LV LI LT LU MY MT MX NL NZ NO PE PH PL PT RO SA SG SK SI ZA KR ES SE CH TW TH TR UA AE GB US VN';

/** An attribute without a value, where it holds. */
export function flag(name: 'checked' | 'selected' | 'open', holds: boolean): Markup | null {
  return holds ? new Markup(name) : null;
}

type TextField = {
  name: string;
  label: string;
  value?: string | undefined;
  autocomplete?: string;
  placeholder?: string;
  numeric?: boolean;
};

/** One labelled text field; its id is its name. */
export function textField({ name, label, value = '', autocomplete = 'off', placeholder, numeric }: TextField): Markup {
  const mode = numeric ? html` inputmode="numeric"` : null;
  const hint = placeholder === undefined ? null : html` placeholder="${placeholder}"`;
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" value="${value}" autocomplete="${autocomplete}"${mode}${hint}>
</div>`;
}

/** The fields of a new card. */
export function cardFields({ card, expiry, cvc, name }: CardValues): Markup {
  return html`${textField({ name: 'card', label: 'Card number', value: card, autocomplete: 'off', placeholder: '4242 4242 4242 4242', numeric: true })}
<div class="pair">
${textField({ name: 'expiry', label: 'Expiry', value: expiry, autocomplete: 'off', placeholder: 'MM / YY', numeric: true })}
${textField({ name: 'cvc', label: 'CVC', value: cvc, autocomplete: 'off', placeholder: '123', numeric: true })}
</div>
${textField({ name: 'name', label: 'Name on card', value: name, autocomplete: 'off' })}`;
}

/** The country of the bill, as its two letters. */
export function countryField(chosen = 'US'): Markup {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const options = COUNTRIES.split(' ')
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ code, name }) => html`<option value="${code}" ${flag('selected', code === chosen)}>${name}</option>`);
  return html`<div class="field">
<label for="country">Country or region</label>
<select id="country" name="country" autocomplete="billing country">${options}</select>
</div>`;
}
