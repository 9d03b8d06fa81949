import { setTimeout as sleep } from 'node:timers/promises';
import { keepRunning } from './child.mjs';

/** @typedef {import('./child.mjs').Program} Program */
/** @typedef {ReturnType<typeof keepRunning>} Kept */

/**
 * Runs groups of programs; they stop group by group, so that what others lean on goes last.
 * @param {Program[][]} groups in the order in which they stop
 * @param {{ graceMs: number, onHopeless: (name: string) => void }} options
 */
export function superviseAll(groups, { graceMs, onHopeless }) {
  // Started in the opposite order.
  const kept = groups.toReversed().map((group) => group.map((program) => keepRunning(program, { onHopeless })));
  const inStopOrder = kept.toReversed();
  return {
    /** @returns {Kept[]} */
    all: () => inStopOrder.flat(),
    async stop() {
      for (const group of inStopOrder) await Promise.all(group.map((child) => child.stop(graceMs)));
    },
    kill() {
      for (const child of inStopOrder.flat()) child.kill();
    },
  };
}

/**
 * Waits until the product says that it can work.
 * @param {string} url
 * @param {() => boolean} goesOn
 */
export async function untilReady(url, goesOn) {
  while (goesOn()) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
}

/**
 * Calls `first` at the first Ctrl-C (or SIGTERM, or hang-up) and `second` at the next one. npm passes on the signal that
 * the terminal has already sent us, so two within a second are one.
 * @param {{ first: () => void, second: () => void }} handlers
 */
export function onStopSignals({ first, second }) {
  let lastAt = 0;
  let calls = 0;
  const handle = () => {
    const now = Date.now();
    if (now - lastAt < 1_000) return;
    lastAt = now;
    calls += 1;
    if (calls === 1) first();
    else second();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, handle);
}

/** Calls back when npm, which runs us, is gone: nobody would be there to press Ctrl-C. @param {() => void} onGone */
export function whenNpmIsGone(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
