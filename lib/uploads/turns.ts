import { readPart, Stalled } from '@/lib/net/part';
import { slots } from '@/lib/slots';

/** More bodies read at once are no faster, and what each has in hand outlives the cheap collections of garbage. */
const takeSlot = slots(8);
/** Whoever sends nothing for so long lets the next one go ahead: a slow line costs the others no time. */
const IDLE_MS = 20;
/** After so long the next one goes ahead in any case: nobody waits until his sender, or a proxy, gives up. */
const TURN_MS = 250;

/**
 * A body's chunks as they arrive, read by turns with all other bodies of this process. What waits, waits in the kernel and with
 * its sender, where it costs us one chunk. Throws `Stalled` when
 * nothing comes for `stallMs`.
 */
export async function* inTurns(body: ReadableStream<Uint8Array>, stallMs: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let release: (() => void) | undefined;
  let limit: NodeJS.Timeout | undefined;
  let hasStalled = false;
  const endTurn = () => {
    clearTimeout(limit);
    release?.();
    release = undefined;
  };
  const takeTurn = async () => {
    release = await takeSlot();
    limit = setTimeout(endTurn, TURN_MS);
  };
  try {
    for (;;) {
      if (!release) await takeTurn();
      const idle = setTimeout(endTurn, IDLE_MS);
      const part = await readPart(reader, stallMs).finally(() => clearTimeout(idle));
      if (part.done) return;
      if (!release) await takeTurn();
      yield part.value;
    }
  } catch (error) {
    hasStalled = error instanceof Stalled;
    throw error;
  } finally {
    endTurn();
    if (!hasStalled) await reader.cancel();
  }
}
