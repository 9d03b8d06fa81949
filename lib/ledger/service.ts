import type { Movement } from '@/lib/billing/client/balance';
import { formatMicros } from '@/lib/money';
import { inSnapshot } from '@/lib/transaction';
import { walletDifferences, walletTotals } from '@/lib/wallet/service/verify';
import { compareWithStripe, type Difference, inWords } from './rules';
import { findMoneyDifferences, findMoneyTotals, findOurPayments, type MoneyDifference } from './store/verify';

/**
 * Adds the whole ledger up again, in one snapshot: wallets, grants, holds, debits, usage, payments. With `movements` (all of
 * Stripe's balance transactions since the first payment) also against Stripe. Each difference is a line of words.
 */
export function verifyLedger(movements?: Movement[]) {
  return inSnapshot(async (tx) => {
    const kept = [...(await walletDifferences(tx)), ...(await findMoneyDifferences(tx))].map(shown);
    const booked = movements ? compareWithStripe(await findOurPayments(tx), movements) : [];
    const totals = { ...(await walletTotals(tx)), ...(await findMoneyTotals(tx)) };
    return { differences: [...kept, ...booked].map(inWords), totals };
  });
}

const show = (amount: bigint | string | null) => (typeof amount === 'bigint' ? formatMicros(amount) : amount);

function shown({ of, id, says, is, but, should }: MoneyDifference): Difference {
  return { subject: `${of} ${id}`.trim(), says, is: show(is), but, should: show(should) };
}
