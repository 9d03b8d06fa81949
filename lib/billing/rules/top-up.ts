import { ok, type Refusal, type Result, refuse } from '@/lib/result';

/** Between two top-ups of a workspace: a mistake somewhere must not empty a card in a minute. */
export const COOL_OFF_MS = 10 * 60_000;

/** How long a bank's question may stay open before the top-up is given up. */
export const ACTION_LIMIT_MS = 3 * 24 * 60 * 60_000;

type Account = {
  topUpEnabled: boolean;
  topUpBelowImages: number;
  topUpMonthlyCents: number;
  topUpSuspendedAt: Date | null;
};

type Situation = {
  availableMicros: bigint;
  priceMicros: bigint;
  amountCents: number;
  /** Bought by top-ups in this calendar month, or being bought. */
  monthCents: number;
  isInFlight: boolean;
  lastAt: Date | null;
};

export type TopUpRefusal =
  | Refusal<'off'>
  | Refusal<'suspended'>
  | Refusal<'enough'>
  | Refusal<'in_flight'>
  | Refusal<'ceiling'>
  | Refusal<'cooling_off'>;

type Level = { isOn: boolean; belowImages: number };

/** Whether a top-up buys at such a balance: whatever gives credit back must know, or the same credit is bought again. */
export const buysAt = ({ isOn, belowImages }: Level, availableMicros: bigint, priceMicros: bigint): boolean =>
  isOn && availableMicros < BigInt(belowImages) * priceMicros;

/** Whether a workspace's credit is topped up now. */
export function mayTopUp(account: Account, situation: Situation, now: Date): Result<null, TopUpRefusal> {
  const { availableMicros, priceMicros, amountCents, monthCents, isInFlight, lastAt } = situation;
  if (!account.topUpEnabled) return refuse('off');
  if (account.topUpSuspendedAt) return refuse('suspended');
  const level = { isOn: true, belowImages: account.topUpBelowImages };
  if (!buysAt(level, availableMicros, priceMicros)) return refuse('enough');
  if (isInFlight) return refuse('in_flight');
  if (monthCents + amountCents > account.topUpMonthlyCents) return refuse('ceiling');
  if (lastAt && now.getTime() - lastAt.getTime() < COOL_OFF_MS) return refuse('cooling_off');
  return ok(null);
}

/** The first moment of the calendar month, UTC: what the monthly ceiling counts from. */
export const monthStart = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));

/** What a failed charge means: the bank wants its customer, or it says no. */
const NEEDS_CUSTOMER = [
  'authentication_required',
  'invoice_payment_intent_requires_action',
  'payment_intent_authentication_failure',
];
export const needsCustomer = ({ code, declineCode }: { code: string; declineCode: string | null }): boolean =>
  NEEDS_CUSTOMER.includes(code) || NEEDS_CUSTOMER.includes(declineCode ?? '');
