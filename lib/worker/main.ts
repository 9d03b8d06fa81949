import { run } from 'graphile-worker';
import { SWEEP_EVERY_MS } from '@/lib/cutouts/rules';
import { sweepCutouts } from '@/lib/cutouts/service/sweep';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { forgetClosedWindows } from '@/lib/limits/service';
import { log } from '@/lib/log';
import { sweepLinks } from '@/lib/signup/service/sweep';
import { sweepStaging } from '@/lib/storage/staging';
import { tasks } from './tasks';

const runner = await run({
  connectionString: env().DATABASE_URL,
  concurrency: env().WORKER_CONCURRENCY,
  taskList: tasks,
  noHandleSignals: true,
  // Wakes by NOTIFY; the poll is only for jobs whose time comes.
  pollInterval: 1_000,
});

let sweeping = false;
async function sweep(): Promise<void> {
  if (sweeping) return;
  sweeping = true;
  try {
    const { ended, requeued } = await sweepCutouts();
    if (ended + requeued > 0) log.info({ ended, requeued }, 'swept cutouts');
    await sweepStaging(new Date());
    await forgetClosedWindows(new Date());
    await sweepLinks(new Date());
  } catch (error) {
    log.warn({ err: error }, 'a sweep failed; the next one tries again');
  } finally {
    sweeping = false;
  }
}
const sweeper = setInterval(() => void sweep(), SWEEP_EVERY_MS);
void sweep();

/** Takes no new work, lets running upstream calls end, then leaves. */
async function drain(): Promise<void> {
  clearInterval(sweeper);
  await runner.stop();
  await db().$disconnect();
  process.exit(0);
}

let draining = false;
const leave = () => {
  if (draining) return;
  draining = true;
  void drain();
};
process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// Started by the start script, the worker does not outlive it.
process.on('disconnect', leave);
await runner.promise;
