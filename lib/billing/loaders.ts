import { env } from '@/lib/env';
import { LIMITS } from '@/lib/limits/rules';
import { takeToken } from '@/lib/limits/service';
import { imagesFor, microsOf } from '@/lib/money';
import { balanceOf, watchedLevel } from '@/lib/wallet/service/balance';
import { requireRight } from '@/lib/workspaces/loaders';
import { may } from '@/lib/workspaces/rules/rights';
import { canSell } from './client/stripe';
import { LEAST_CENTS, MOST_CENTS } from './rules/catalogue';
import { isTakenBack, planRefund } from './rules/refund';
import { returnsOf } from './service/apply-refunds';
import { catalogue } from './service/catalogue';
import { comeBack } from './service/come-back';
import { refundables } from './service/refund';
import { type Account, findAccount } from './store/accounts';
import { findOwn, findWaitingForCustomer, UNFINISHED } from './store/payments';

/** Takes in what a checkout came to; null when no such checkout is this workspace's. */
export async function loadReturn(slug: string, sessionId: string) {
  const { scope, viewer } = await requireRight(slug, 'see_money');
  // Each costs Stripe some questions. Who is past the limit is at their wallet all the same: the event puts the credit in.
  const taken = await takeToken(`till:${viewer.userId}`, LIMITS.tillByPerson, new Date());
  if (!taken.ok) return { paymentId: null };
  const back = await comeBack(scope, sessionId);
  return back.ok ? back.value : null;
}

/** What is for sale here, and whether it can be bought; packs and what an image costs are before tax. */
export function loadPrices() {
  const { PRICE_PER_IMAGE_MICROUSD: priceMicros, STRIPE_TAX, STRIPE_API_BASE } = env();
  const packs = catalogue();
  return {
    packs,
    priceMicros,
    /** Whether an image costs the same in each of them. */
    isOnePrice: packs.every(
      ({ bonusMicros, grantedMicros, amountCents }) => bonusMicros === 0n && grantedMicros === microsOf(amountCents),
    ),
    ...{ leastCents: LEAST_CENTS, mostCents: MOST_CENTS },
    isSold: canSell(),
    addsTax: STRIPE_TAX === 'on',
    /** Whether it is Stripe itself that is told of buyers, not something that stands in for it. */
    isAtStripe: canSell() && STRIPE_API_BASE === undefined,
  };
}

/** Everything the till needs: what is sold, how it is paid, what goes back. */
export async function loadTill(slug: string) {
  const { scope } = await requireRight(slug, 'see_money');
  const [account, waiting, payments, { availableMicros }] = await Promise.all([
    findAccount(scope),
    findWaitingForCustomer(scope),
    refundables(scope),
    balanceOf(scope),
  ]);
  const maysPay = may(scope.role, 'pay');
  const goesBack = new Set(planRefund(payments, availableMicros, null).map(({ paymentId }) => paymentId));
  return {
    ...loadPrices(),
    mayPay: maysPay,
    card: account.cardLast4 ? { brand: account.cardBrand ?? 'card', last4: account.cardLast4 } : null,
    isCustomer: account.stripeCustomerId !== null,
    lowLevelImages: account.lowLevelImages,
    topUp: {
      enabled: account.topUpEnabled,
      belowImages: account.topUpBelowImages,
      images: account.topUpImages,
      monthlyCents: account.topUpMonthlyCents,
      suspendedFor: account.topUpSuspendedAt ? (account.topUpSuspendedFor ?? 'refused') : null,
      isWaiting: waiting !== null,
      /** Where the bank's question is answered while a top-up waits for it, for those who may pay. */
      actionUrl: maysPay ? (waiting?.actionUrl ?? null) : null,
    },
    availableMicros,
    /** How many payments have gone back, in part or whole, or are disputed. */
    takenBackCount: payments.filter(isTakenBack).length,
    /** The payments that something may go back of; `planRefund` says what. */
    refundable: maysPay ? payments.filter(({ paymentId }) => goesBack.has(paymentId)) : [],
  };
}
/** All that is bought and changed at the till. */
export type Till = Awaited<ReturnType<typeof loadTill>>;

/** What just came of a payment of this workspace, for the notice after a checkout; null also when it was taken back since. */
export async function loadPayment(slug: string, paymentId: string) {
  const { scope } = await requireRight(slug, 'see_money');
  const payment = await findOwn(scope, paymentId);
  if (!payment) return null;
  if (isTakenBack(returnsOf(payment))) return null;
  const { status, images, totalCents, grantedMicros, bonusMicros, receiptUrl } = payment;
  // At what an image cost in this very purchase.
  const bonusImages = imagesFor(bonusMicros * BigInt(images), grantedMicros);
  return { status, images, bonusImages, totalCents, receiptUrl, isOver: !UNFINISHED.includes(status) };
}

/**
 * What everybody in a workspace should know of its money on every page, with the balance it was read at and the level at
 * which there may be something else to say.
 */
export async function loadMoney(slug: string) {
  const { scope } = await requireRight(slug, 'see_money');
  const [account, waiting, { availableMicros }, watchBelowMicros] = await Promise.all([
    findAccount(scope),
    findWaitingForCustomer(scope),
    balanceOf(scope),
    watchedLevel(scope),
  ]);
  const maysPay = may(scope.role, 'pay');
  // Whoever may not pay has no business at the bank's page.
  const notice = noticeOf(account, waiting && { url: maysPay ? waiting.actionUrl : null }, availableMicros);
  return { notice: notice && { ...notice, mayPay: maysPay }, availableMicros, watchBelowMicros };
}
export type MoneyNotice = NonNullable<Awaited<ReturnType<typeof loadMoney>>['notice']>;

/** Debt, a bank that waits, a top-up that was refused, or credit that ran low: said since the crossing, until there is more. */
function noticeOf(account: Account, waiting: { url: string | null } | null, availableMicros: bigint) {
  const images = imagesFor(availableMicros, env().PRICE_PER_IMAGE_MICROUSD);
  if (availableMicros < 0n) return { kind: 'owed' as const, owedMicros: -availableMicros };
  if (waiting) return { kind: 'action' as const, url: waiting.url };
  if (account.topUpEnabled && account.topUpSuspendedAt) return { kind: 'suspended' as const };
  if (account.lowToldAt && images < account.lowLevelImages) return { kind: 'low' as const, images };
  return null;
}
