import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOverdue } from '@/lib/cutouts/store/sweep';
import { db } from '@/lib/db';
import { whereBroken } from '../support/invariants';
import { concurrent, type History, sequential } from '../support/wallet-history';
import { WalletModel } from '../support/wallet-model';
import { type Play, paymentRef, stage, sweep, takeSteps } from '../support/wallet-play';

const BATCH = 1_000;
/** As many as there are connections. */
const AT_ONCE = 20;
const TIMEOUT_MS = 300_000;

/** Plays histories, some side by side, each in a workspace of its own; answers what is wrong with which. */
async function play(histories: History[], isSequential: boolean): Promise<{ history: History; wrong: string }[]> {
  const plays = await stage(histories);
  const wrong: { history: History; wrong: string }[] = [];
  const say = (one: Play, what: string) => wrong.push({ history: one.history, wrong: what });
  const models = new Map<Play, WalletModel>();
  await each(plays, async (one) => {
    const model = new WalletModel(one.history);
    models.set(one, model);
    if (isSequential) {
      const steps = one.history.rounds.flat();
      const moved = await takeSteps(one, steps);
      const expected = steps.map((step) => model.take(step));
      if (moved.join() !== expected.join()) say(one, `${moved} is not ${expected}`);
    } else {
      for (const round of one.history.rounds) await Promise.all(round.map((step) => takeSteps(one, [step])));
    }
  });
  if (isSequential) {
    const found = await read(plays.map(({ workspaceId }) => workspaceId));
    for (const [one, model] of models) {
      const expected = [`${model.available} ${model.held}`];
      for (const [payment, { left }] of model.grants) expected.push(`${paymentRef(one, payment)} ${left}`);
      const is = found.get(one.workspaceId);
      if (is?.join() !== expected.join()) say(one, `${is} is not ${expected}`);
    }
  }
  const byWorkspace = new Map(plays.map((one) => [one.workspaceId, one]));
  await each(await findOverdue(plays.length), async ({ id, workspaceId }) => {
    const one = byWorkspace.get(workspaceId);
    if (one) await sweep(one, id);
  });
  for (const [name, workspaceIds] of await whereBroken(process.env.DATABASE_URL ?? '')) {
    for (const one of workspaceIds.map((id) => byWorkspace.get(id))) if (one) say(one, name);
  }
  return wrong;
}

async function each<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

/** By workspace: its balance, then what is left of its grants, as texts. */
async function read(workspaceIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db().$queryRaw<{ workspaceId: string; texts: string[] }[]>`
    select w.workspace_id as "workspaceId",
           (w.available_micros || ' ' || w.held_micros)
             || array_remove(array_agg(g.source_ref || ' ' || g.left_micros order by g.created_at, g.id), null) as texts
    from wallets w left join grants g using (workspace_id)
    where workspace_id = any(${workspaceIds}::uuid[])
    group by w.workspace_id`;
  return new Map(rows.map(({ workspaceId, texts }) => [workspaceId, texts]));
}

/** So many in batches; one that goes wrong is played again alone, and made as small as it can be. */
async function playMany(kind: fc.Arbitrary<History>, numRuns: number, isSequential: boolean): Promise<void> {
  const seed = Date.now() % 2 ** 31;
  const histories = fc.sample(kind, { numRuns, seed });
  for (let from = 0; from < histories.length; from += BATCH) {
    const [first] = await play(histories.slice(from, from + BATCH), isSequential);
    if (!first) continue;
    const alone = fc.asyncProperty(kind, async (history) => {
      expect(await play([history], isSequential)).toEqual([]);
    });
    await fc.assert(alone, { seed, path: `${histories.indexOf(first.history)}`, numRuns: 1 });
    expect(first, 'this went wrong, but not again when it was alone').toBeUndefined();
  }
}

test(
  'W1–W7: after 7,000 random histories of purchases, spends, refunds, disputes and replays a wallet is what the plain model of it is',
  () => playMany(sequential, 7_000, true),
  TIMEOUT_MS,
);

test(
  'W1–W7: 3,000 random histories whose steps come at once, some of them twice, keep every invariant',
  () => playMany(concurrent, 3_000, false),
  TIMEOUT_MS,
);
