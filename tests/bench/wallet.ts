import pg from 'pg';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { emptyWallets, giveCredit } from '../support/factories';
import { brokenInvariants } from '../support/invariants';
import { reserveOne, settleOne } from '../support/wallet';
import { besides, type Figure } from './figures';
import { recorded, replay } from './statements';

const ROUNDS = 3;
const ROUND_MS = 4_000;
/** As many as a process has connections. */
const IN_FLIGHT = 20;
const WALLETS = 1_000;

type Pair = (scope: WorkspaceScope) => Promise<void>;

/** Reserve and settle as the product does them, each in its transaction; beside the same statements sent by `pg` alone, by turns. */
export async function wallet(): Promise<Figure[]> {
  const scopes = await emptyWallets(WALLETS);
  for (const scope of scopes) await giveCredit(scope, { grantedMicros: 1_000_000_000_000n });
  const [first] = scopes;
  if (!first) throw new Error('there is no wallet');
  const product: Pair = async (scope) => {
    const cutoutId = newId();
    const reserved = await reserveOne(scope, cutoutId);
    if (!reserved.ok || !(await settleOne(scope, cutoutId))) throw new Error('a pair was not done');
  };
  await product(first);
  const statements = await recorded(() => product(first));
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: IN_FLIGHT });
  const bare: Pair = async (scope) => {
    const client = await pool.connect();
    await replay(client, statements, { from: first.workspaceId, to: scope.workspaceId });
    client.release();
  };
  const figures = [
    ...(await compare('one hot wallet', [first], product, bare)),
    ...(await compare('1,000 wallets', scopes, product, bare)),
  ];
  await pool.end();
  const broken = await brokenInvariants(env().DATABASE_URL);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return figures;
}

async function compare(where: string, scopes: WorkspaceScope[], product: Pair, bare: Pair): Promise<Figure[]> {
  const done = { product: 0, bare: 0 };
  await pairsIn(500, scopes, product);
  await pairsIn(500, scopes, bare);
  for (let round = 0; round < ROUNDS; round += 1) {
    done.product += await pairsIn(ROUND_MS, scopes, product);
    done.bare += await pairsIn(ROUND_MS, scopes, bare);
  }
  const aSecond = (pairs: number) => `${((pairs * 1000) / (ROUNDS * ROUND_MS)).toFixed(0)}/s`;
  const ratio = done.product / done.bare;
  return [
    besides(`reserve + settle, ${where}`, aSecond(done.product)),
    besides(`the same statements bare, ${where}`, aSecond(done.bare)),
    { what: `product ÷ bare, ${where}`, value: ratio.toFixed(2), aim: '≥ 0.50', isMet: ratio >= 0.5 },
  ];
}

/** How many pairs were done in so long, over all wallets by turns. */
async function pairsIn(forMs: number, scopes: WorkspaceScope[], pair: Pair): Promise<number> {
  const endsAt = performance.now() + forMs;
  let begun = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() < endsAt) {
        const scope = scopes[begun++ % scopes.length];
        if (scope) await pair(scope);
        if (performance.now() < endsAt) done += 1;
      }
    }),
  );
  return done;
}
