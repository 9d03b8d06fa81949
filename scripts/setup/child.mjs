import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';

/** A child that dies sooner than this after its start did not really start. */
const EARLY_MS = 10_000;
const GIVES_UP_AFTER = 5;

/** @typedef {{ name: string, args: string[], env: Record<string, string | undefined>, quiet?: RegExp, saysReady?: boolean }} Program */

/**
 * Keeps one program running: started again when it dies, later and later, until that is clearly pointless.
 * The child leads a process group of its own, so that Ctrl-C reaches it only through us, in our order.
 * @param {Program} program args of node; `quiet`: lines of its stdout that are for programs, not for people;
 *   `saysReady`: it sends `{ready: true}` once it works
 * @param {{ onHopeless: (name: string) => void }} options
 */
export function keepRunning(program, { onHopeless }) {
  let stopping = false;
  let earlyDeaths = 0;
  let isReady = !program.saysReady;
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  /** @type {Promise<void>} */
  let ended;

  function start() {
    const startedAt = Date.now();
    child = spawn(process.execPath, ['--import', new URL('leash.mjs', import.meta.url).href, ...program.args], {
      cwd: ROOT,
      env: { ...process.env, ...program.env },
      stdio: ['ignore', program.quiet ? 'pipe' : 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!program.quiet?.test(line)) console.log(line);
      });
    }
    const { promise, resolve } = deferred();
    ended = promise;
    child.on('message', (message) => {
      if (typeof message === 'object' && 'ready' in message) isReady = true;
    });
    child.once('error', (error) => console.error(`${program.name}: ${error.message}`));
    child.once('close', (code, signal) => {
      resolve();
      if (!stopping) void again(startedAt, code, signal);
    });
  }

  /** @param {number} startedAt @param {number | null} code @param {NodeJS.Signals | null} signal */
  async function again(startedAt, code, signal) {
    earlyDeaths = Date.now() - startedAt < EARLY_MS ? earlyDeaths + 1 : 0;
    const how = signal ? `was killed (${signal})` : `ended with code ${code}`;
    if (earlyDeaths >= GIVES_UP_AFTER) {
      console.error(`${program.name} ${how}, ${earlyDeaths} times in a row.`);
      onHopeless(program.name);
      return;
    }
    console.error(`${program.name} ${how}; starting it again.`);
    await sleep(earlyDeaths === 0 ? 0 : 250 * 2 ** earlyDeaths);
    if (!stopping) start();
  }

  start();
  return {
    name: program.name,
    get pid() {
      return child.pid;
    },
    get isReady() {
      return isReady;
    },
    /** Asks it to end, and makes it end when it takes longer than that. @param {number} graceMs */
    async stop(graceMs) {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
    /** For a program whose source has changed. @param {number} graceMs */
    async restart(graceMs) {
      await this.stop(graceMs);
      stopping = false;
      start();
    },
    kill() {
      stopping = true;
      child.kill('SIGKILL');
    },
  };
}

function deferred() {
  /** @type {() => void} */
  let resolve = () => undefined;
  const promise = new Promise((/** @type {(value: void) => void} */ done) => {
    resolve = done;
  });
  return { promise, resolve };
}
