import { environmentSchema } from '@/lib/env';
import type { Client } from '../support/client';
import { signedIn } from '../support/http';
import { type Events, openEvents } from './events';
import { besides, type Figure } from './figures';
import { loadPhoto, type Photo } from './picture';
import type { Bench } from './product';
import { submit } from './submit';

const WARM_UP = 16;
const ROUNDS = 3;
const IMAGES_A_ROUND = 60;
/** What the worker does side by side unless told otherwise. */
const WORKER_CONCURRENCY = environmentSchema.shape.WORKER_CONCURRENCY.parse(undefined);
/** Twice what the worker takes, so that it never waits for us. */
const SUBMITS_IN_FLIGHT = 2 * WORKER_CONCURRENCY;

/**
 * Images a second through the whole product, and through the bare image work: with the worker's parallelism, which takes
 * the machine to its limit, and as a plain loop; by turns.
 */
export function throughput({ withProduct }: Bench): Promise<Figure[]> {
  return withProduct({}, async ({ url }) => {
    const photo = await loadPhoto();
    const { client } = await signedIn(url, { creditMicros: 1_000_000_000n });
    const events = await openEvents(client);
    await pipeline(client, events, photo, WARM_UP);
    await bare(photo, WARM_UP, WORKER_CONCURRENCY);
    let pipelineMs = 0;
    let bareMs = 0;
    let loopMs = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      pipelineMs += await pipeline(client, events, photo, IMAGES_A_ROUND);
      bareMs += await bare(photo, IMAGES_A_ROUND, WORKER_CONCURRENCY);
      loopMs += await bare(photo, IMAGES_A_ROUND, 1);
    }
    await events.close();
    const aSecond = (tookMs: number) => `${((ROUNDS * IMAGES_A_ROUND * 1000) / tookMs).toFixed(1)}/s`;
    const ratio = bareMs / pipelineMs;
    return [
      besides('images through the product', aSecond(pipelineMs)),
      besides(`the image work bare, ${WORKER_CONCURRENCY} side by side`, aSecond(bareMs)),
      { what: 'product ÷ bare', value: ratio.toFixed(2), aim: '≥ 0.70', isMet: ratio >= 0.7 },
      besides('the image work bare, one after the other', aSecond(loopMs)),
      besides('product ÷ bare, one after the other', (loopMs / pipelineMs).toFixed(2)),
    ];
  });
}

/** Milliseconds from the first submit to the last event. */
async function pipeline(client: Client, events: Events, photo: Photo, images: number): Promise<number> {
  const startedAt = performance.now();
  const ends: Promise<number>[] = [];
  await sideBySide(SUBMITS_IN_FLIGHT, images, async () => {
    ends.push(events.succeeded(await submit(client, photo.fresh())));
  });
  return Math.max(...(await Promise.all(ends))) - startedAt;
}

async function bare(photo: Photo, images: number, lanes: number): Promise<number> {
  const startedAt = performance.now();
  await sideBySide(lanes, images, async () => {
    await photo.workMs();
  });
  return performance.now() - startedAt;
}

async function sideBySide(lanes: number, times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
