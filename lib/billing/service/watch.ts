import { env } from '@/lib/env';
import { imagesFor } from '@/lib/money';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { balanceOf, watchBelow, watchedLevel } from '@/lib/wallet/service/balance';
import { lock } from '@/lib/wallet/service/debit';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { fallenBelow, nextLevel } from '../rules/level';
import { lockAccount, noteTold } from '../store/accounts';
import { tellPayers } from './notices';
import { topUp } from './top-up';

/**
 * Looks at a balance that fell below a watched level, or that credit came into: tells who pays when it is low, once a
 * crossing, tops it up, and says which level to watch next.
 */
export async function watchBalance(scope: WorkspaceScope, now: Date): Promise<void> {
  const priceMicros = env().PRICE_PER_IMAGE_MICROUSD;
  await inTransaction(async (tx) => {
    const account = await lockAccount(tx, scope);
    // Nothing is spent between what is read here and the level that is watched from here on.
    await lock(tx, scope);
    const lowMicros = BigInt(account.lowLevelImages) * priceMicros;
    // Who never had as much as the low level is told when nothing is left.
    const levelsMicros = [
      lowMicros,
      priceMicros,
      ...(account.topUpEnabled ? [BigInt(account.topUpBelowImages) * priceMicros] : []),
    ];
    const { availableMicros } = await balanceOf(scope, tx);
    const watchBelowMicros = await watchedLevel(scope, tx);
    // Nothing was left to watch, and now there is: running out again is another crossing.
    const isRefilled = watchBelowMicros === null && availableMicros >= priceMicros;
    const fallen = fallenBelow({ availableMicros, watchBelowMicros, levelsMicros });
    if (fallen.some((level) => level <= lowMicros) && !account.lowToldAt) {
      await noteTold(tx, scope, now);
      const values = { images: imagesFor(availableMicros, priceMicros), level: account.lowLevelImages };
      await tellPayers(tx, scope, (about) => ({ template: 'low_balance', params: { ...about, ...values } }));
    } else if (account.lowToldAt && (availableMicros >= lowMicros || isRefilled)) {
      await noteTold(tx, scope, null);
    }
    await watchBelow(tx, scope, nextLevel({ availableMicros, levelsMicros }));
    return ok(null);
  });
  await topUp(scope, now);
}
