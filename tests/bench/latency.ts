import { signedIn } from '../support/http';
import { openEvents } from './events';
import { atMost, besides, type Figure, milliseconds, percentile } from './figures';
import { loadPhoto } from './picture';
import type { Bench } from './product';
import { submit } from './submit';

const WARM_UP = 15;
const SAMPLES = 120;

/**
 * From the first byte of a submit to the arrival of the event that says `succeeded`, one after the other. Each is followed by
 * the same image work done bare, so that both meet the same weather.
 */
export function latency({ withProduct }: Bench): Promise<Figure[]> {
  return withProduct({}, async ({ url }) => {
    const photo = await loadPhoto();
    const { client } = await signedIn(url, { creditMicros: 1_000_000_000n });
    const events = await openEvents(client);
    const wholeMs: number[] = [];
    const workMs: number[] = [];
    for (let round = 0; round < WARM_UP + SAMPLES; round += 1) {
      const image = photo.fresh();
      const startedAt = performance.now();
      const endedAt = await events.succeeded(await submit(client, image));
      const bareMs = await photo.workMs();
      if (round < WARM_UP) continue;
      wholeMs.push(endedAt - startedAt);
      workMs.push(bareMs);
    }
    await events.close();
    const workP50 = percentile(workMs, 0.5);
    const both = (values: number[]) =>
      `${milliseconds(percentile(values, 0.5))} · ${milliseconds(percentile(values, 0.95))}`;
    return [
      besides('submit → succeeded, p50 · p95', both(wholeMs)),
      besides('the image work in it, p50 · p95', both(workMs)),
      atMost('submit → succeeded over the image work, p50', percentile(wholeMs, 0.5) - workP50, 25, milliseconds),
      atMost('submit → succeeded over the image work, p95', percentile(wholeMs, 0.95) - workP50, 60, milliseconds),
    ];
  });
}
