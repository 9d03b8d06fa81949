import type { Operator } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { grant } from '@/lib/wallet/service/credit';
import { isSlug } from '@/lib/workspaces/rules/names';
import { scopeOfOperator } from '@/lib/workspaces/scope';
import { type Gift, giftMicros, reasonOf } from './rules';
import { findGift, findWorkspace } from './store';

/** `key` is made once by the form, so that pressing twice gives once. */
export type GiftWish = { key: string; gift: Gift; reason: string };

export type GiftRefused =
  | TooMany
  | Refusal<'not_found'>
  | Refusal<'reason_needed'>
  | Refusal<'given_already'>
  | Extract<ReturnType<typeof giftMicros>, { ok: false }>;

/**
 * Gives credit by hand, with a reason that the workspace reads in its ledger. The same wish again is answered as if it were
 * the first; another one under its key is refused.
 */
export async function give(
  operator: Operator,
  slug: string,
  wish: GiftWish,
  now: Date,
): Promise<Result<null, GiftRefused>> {
  const note = reasonOf(wish.reason);
  if (note === null) return refuse('reason_needed');
  const gift = giftMicros(wish.gift, env().PRICE_PER_IMAGE_MICROUSD);
  if (!gift.ok) return gift;
  const workspace = isSlug(slug) ? await findWorkspace(slug) : null;
  if (!workspace) return refuse('not_found');
  const allowed = await takeToken(`grant:${operator.userId}`, LIMITS.grantByOperator, now);
  if (!allowed.ok) return allowed;
  const credit = { kind: 'operator' as const, paidMicros: 0n, grantedMicros: gift.value, note };
  const sourceRef = `operator:${wish.key}`;
  const scope = scopeOfOperator(operator, workspace);
  const { value: isGiven } = await inTransaction(async (tx) =>
    ok(await grant(tx, scope, { ...credit, sourceRef, createdById: operator.userId })),
  );
  if (isGiven) return ok(null);
  const before = await findGift(sourceRef);
  const isSame = before?.workspaceId === workspace.id && before.grantedMicros === gift.value && before.note === note;
  return isSame ? ok(null) : refuse('given_already');
}
