import { reconcile, sweepBilling } from '@/lib/billing/service/reconcile';
import { SWEEP_EVERY_MS } from '@/lib/cutouts/rules';
import { collectObjects } from '@/lib/cutouts/service/objects';
import { sweepCutouts } from '@/lib/cutouts/service/sweep';
import { sweepTrash } from '@/lib/cutouts/service/trash';
import { forgetClosedWindows } from '@/lib/limits/service';
import { log } from '@/lib/log';
import { sweepLinks } from '@/lib/signup/service/sweep';
import { sweepStaging } from '@/lib/storage/staging';

const TIDY_EVERY_MS = 60_000;
const RECONCILE_EVERY_MS = 60 * 60_000;
const TRY_AGAIN_MS = 60_000;

async function rescue(): Promise<void> {
  const { ended, requeued } = await sweepCutouts();
  if (ended + requeued > 0) log.info({ ended, requeued }, 'swept cutouts');
}

async function tidy(): Promise<void> {
  const now = new Date();
  await sweepStaging(now);
  const collected = await collectObjects(now);
  if (collected.setAside + collected.takenBack > 0) log.warn(collected, 'swept objects');
  await sweepTrash(now);
  await forgetClosedWindows(now);
  await sweepLinks(now);
}

/** Runs `work` now and `everyMs` after each end; what failed is logged and tried again within a minute. */
function repeat(work: () => Promise<unknown>, everyMs: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const turn = async () => {
    let restMs = everyMs;
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'a sweep failed; the next one tries again');
      restMs = Math.min(everyMs, TRY_AGAIN_MS);
    }
    if (!isOver) timer = setTimeout(turn, restMs);
  };
  void turn();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Starts what looks after cutouts and leftovers by the clock. Every worker does it; nothing is harmed by two at once. */
export function startSweeps(): () => void {
  const stops = [
    repeat(rescue, SWEEP_EVERY_MS),
    repeat(tidy, TIDY_EVERY_MS),
    repeat(() => sweepBilling(new Date()), TIDY_EVERY_MS),
    repeat(() => reconcile(new Date()), RECONCILE_EVERY_MS),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
