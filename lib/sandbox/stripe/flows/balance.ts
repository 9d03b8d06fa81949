import type { BalanceTransaction } from '../objects';
import type { Sandbox } from '../sandbox';

/** A movement on the account's balance; `amount` as it moves, the fee leaves it besides. */
export function move(
  { book }: Sandbox,
  amount: number,
  type: BalanceTransaction['type'],
  reporting_category: string,
  source: string,
  fee = 0,
): BalanceTransaction {
  const transaction: BalanceTransaction = {
    ...book.name('txn', 'balance_transaction'),
    ...{ amount, fee, net: amount - fee, currency: 'usd', type, reporting_category, source, status: 'available' },
  };
  book.balance.set(transaction.id, transaction);
  return transaction;
}
