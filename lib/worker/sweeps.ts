import { reconcile, sweepBilling } from '@/lib/billing/service/reconcile';
import { SWEEP_EVERY_MS } from '@/lib/cutouts/rules';
import { collectObjects } from '@/lib/cutouts/service/objects';
import { sweepCutouts } from '@/lib/cutouts/service/sweep';
import { forgetClosedWindows } from '@/lib/limits/service';
import { log } from '@/lib/log';
import { sweepLinks } from '@/lib/signup/service/sweep';
import { sweepStaging } from '@/lib/storage/staging';

const TIDY_EVERY_MS = 60_000;
const RECONCILE_EVERY_MS = 60 * 60_000;

async function rescue(): Promise<void> {
  const { ended, requeued } = await sweepCutouts();
  if (ended + requeued > 0) log.info({ ended, requeued }, 'swept cutouts');
}

async function tidy(): Promise<void> {
  const now = new Date();
  await sweepStaging(now);
  const collected = await collectObjects(now);
  if (collected.setAside + collected.takenBack > 0) log.warn(collected, 'swept objects');
  await forgetClosedWindows(now);
  await sweepLinks(now);
}

/** Runs `work` now and every `everyMs`, never twice at once; a failure is logged and the next turn tries again. */
function repeat(work: () => Promise<unknown>, everyMs: number): () => void {
  let running = false;
  const turn = async () => {
    if (running) return;
    running = true;
    await work().catch((error: unknown) => log.warn({ err: error }, 'a sweep failed; the next one tries again'));
    running = false;
  };
  const timer = setInterval(() => void turn(), everyMs);
  void turn();
  return () => clearInterval(timer);
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
