import { html, page } from './frame';
import { formatCents } from './money';

export type ThreeDSecureView = {
  action: string;
  merchant: string;
  amountCents: number;
  currency: string;
  last4: string;
};

/** The bank's question whether it is really you. Posts `intent` `complete` or `fail`. */
export function renderThreeDSecure({ action, merchant, amountCents, currency, last4 }: ThreeDSecureView): string {
  return page(
    '3-D Secure',
    'small',
    html`<div class="surface stack">
<div class="stack tight"><h1>Is this you?</h1>
<p class="soft">Your bank asks before it lets this payment through (3-D Secure).</p></div>
<dl class="facts">
<dt>Merchant</dt><dd>${merchant}</dd>
<dt>Amount</dt><dd>${formatCents(amountCents, currency)}</dd>
<dt>Card</dt><dd><span aria-hidden="true">••••</span><span class="unseen">ending in</span> ${last4}</dd>
</dl>
<form method="post" action="${action}" class="stack" style="gap:12px">
<button class="button main" name="intent" value="complete">Complete authentication</button>
<button class="button" name="intent" value="fail">Fail authentication</button>
</form>
</div>`,
  );
}
