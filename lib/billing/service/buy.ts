import type { Viewer } from '@/lib/auth/viewer';
import { appUrl, env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/messages/catalogue';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { Proof } from '@/lib/workspaces/service/prove';
import { openCheckout } from '../client/checkout';
import { canSell } from '../client/stripe';
import { type Choice, type OrderRefusal, orderOf } from '../rules/catalogue';
import { insertPayment, nameAtStripe } from '../store/payments';
import { withCustomer } from './account';
import { catalogue } from './catalogue';
import { type TillClosed, tillClosed } from './trouble';

export type BuyRefusal = OrderRefusal | TillClosed | Refusal<'not_sold'>;

/**
 * Opens the checkout for a choice; answers the address of its page. The order stands in our books before Stripe hears of
 * it, so that whatever comes back is compared with what was asked for.
 */
export async function buy(
  viewer: Viewer,
  { scope, slug }: Proof<'pay'>,
  choice: Choice,
): Promise<Result<{ url: string }, BuyRefusal>> {
  if (!canSell()) return refuse('not_sold');
  const order = orderOf(choice, catalogue(), env().PRICE_PER_IMAGE_MICROUSD);
  if (!order.ok) return order;
  const { amountCents, grantedMicros, bonusMicros, images, bonusImages } = order.value;
  const payment = { id: newId(), kind: 'checkout' as const, amountCents, grantedMicros, bonusMicros, images };
  const t = translator('billing');
  const here = `${appUrl()}/w/${slug}/credits`;
  try {
    await insertPayment(scope, payment);
    const { sessionId, url } = await withCustomer(scope, viewer, (customerId) =>
      openCheckout({
        ...{ paymentId: payment.id, customerId, amountCents },
        name: t('order', { count: images }),
        description: t('order_text', { bonus: bonusImages }),
        successUrl: `${here}/return?session_id={CHECKOUT_SESSION_ID}`,
        cancelUrl: here,
      }),
    );
    await nameAtStripe(payment.id, { sessionId });
    return ok({ url });
  } catch (error) {
    return tillClosed(error);
  }
}
