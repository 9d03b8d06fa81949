import type { Viewer } from '@/lib/auth/viewer';
import { appUrl, env } from '@/lib/env';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { askForWatch } from '@/lib/wallet/service/watch';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { isDeleted } from '@/lib/workspaces/service/gone';
import type { Proof } from '@/lib/workspaces/service/prove';
import { openPortal } from '../client/portal';
import { canSell } from '../client/stripe';
import { type OrderRefusal, orderOf } from '../rules/catalogue';
import { lockAccount, saveSettings } from '../store/accounts';
import { withCustomer } from './account';
import { catalogue } from './catalogue';
import { type TillClosed, tillClosed } from './trouble';

/** From how many images on people are told that credit is low; 0: never. */
export async function setLowLevel(scope: WorkspaceScope<'pay'>, lowLevelImages: number): Promise<Result<null, never>> {
  return inTransaction(async (tx) => {
    await lockAccount(tx, scope);
    await saveSettings(tx, scope, { lowLevelImages });
    await askForWatch(tx, scope);
    return ok(null);
  });
}

export type TopUpWish = { enabled: boolean; belowImages: number; images: number; monthlyCents: number };

export type TopUpRefused =
  | OrderRefusal
  | Refusal<'not_sold'>
  | Refusal<'no_saved_card'>
  | Refusal<'ceiling_below_pack'>
  | Refusal<'not_found'>;

/** How credit is topped up. Saying yes again after a refused charge lifts the suspension. */
export async function setTopUp(scope: WorkspaceScope<'pay'>, wish: TopUpWish): Promise<Result<null, TopUpRefused>> {
  if (!canSell()) return refuse('not_sold');
  // It can be switched off whatever became of its pack.
  if (wish.enabled) {
    const order = orderOf({ images: wish.images }, catalogue(), env().PRICE_PER_IMAGE_MICROUSD);
    if (!order.ok) return order;
    if (wish.monthlyCents < order.value.amountCents) return refuse('ceiling_below_pack');
  }
  return inTransaction(async (tx) => {
    const { cardLast4 } = await lockAccount(tx, scope);
    if (await isDeleted(tx, scope)) return refuse('not_found');
    if (wish.enabled && !cardLast4) return refuse('no_saved_card');
    await saveSettings(tx, scope, {
      topUpEnabled: wish.enabled,
      topUpBelowImages: wish.belowImages,
      topUpImages: wish.images,
      topUpMonthlyCents: wish.monthlyCents,
      topUpSuspendedAt: null,
      topUpSuspendedFor: null,
    });
    await askForWatch(tx, scope);
    return ok(null);
  });
}

/** The customer's own page at Stripe: cards, invoices, address. */
export async function portal(
  viewer: Viewer,
  { scope, slug }: Proof<'pay'>,
): Promise<Result<{ url: string }, TillClosed | Refusal<'not_sold'>>> {
  if (!canSell()) return refuse('not_sold');
  try {
    const open = (customerId: string) => openPortal(customerId, `${appUrl()}/w/${slug}/credits`);
    return ok({ url: await withCustomer(scope, viewer, open) });
  } catch (error) {
    return tillClosed(error);
  }
}
