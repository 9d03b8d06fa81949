import { ok, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release } from '@/lib/wallet/service/spend';
import { scopeOfClaimedJob } from '@/lib/workspaces/scope';
import { findAbandoned, findOverdue, markOverdue, type Orphan } from '../store/sweep';
import { alone } from './alone';
import { queueCutout } from './queue';

const AT_ONCE = 200;

/** Ends what is overdue and queues again what a dead worker left behind. Any number of processes may sweep at once. */
export async function sweepCutouts(): Promise<{ ended: number; requeued: number }> {
  const overdue = await findOverdue(AT_ONCE);
  for (const orphan of overdue) await alone(endOverdue(orphan));
  const abandoned = await findAbandoned(AT_ONCE);
  for (const orphan of abandoned) {
    await alone(inTransaction(async (tx) => ok(await queueCutout(tx, orphan.id))));
  }
  return { ended: overdue.length, requeued: abandoned.length };
}

async function endOverdue(orphan: Orphan): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await markOverdue(tx, orphan.id))) return refuse('ended_meanwhile');
    await release(tx, scopeOfClaimedJob(orphan), orphan.id);
    return ok(undefined);
  });
}
