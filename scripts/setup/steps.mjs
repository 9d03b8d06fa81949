import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** A failure whose message is meant for the person who typed the command; everything else is a bug with a stack. */
export class Trouble extends Error {}

/** Refuses a Node that is too old, before something fails that nobody understands. */
export function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(new Trouble(`Clearcut needs Node 20.19 or newer; this is ${process.version}.`));
}

/** @param {number} startedAt milliseconds */
export function took(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Does one step of the set-up and says so in one line.
 * @template T
 * @param {string} what in the present: "installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = Date.now();
  const terminal = process.stdout.isTTY;
  if (terminal) process.stdout.write(`· ${what} …`);
  try {
    const value = await work();
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}✓ ${what} (${took(startedAt)})\n`);
    return value;
  } catch (error) {
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}✗ ${what} (${took(startedAt)})\n`);
    throw error;
  }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the commands of a set-up that is called off; those that lead their own group finish by themselves. */
export function callOffRunning() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a program silently. When it fails, throws Trouble with the end of what it printed and what to do.
 * @param {string} command
 * @param {string[]} args
 * @param {{ hint: string, env?: Record<string, string | undefined>, cwd?: string, as?: { uid: number, gid: number }, detached?: boolean, plain?: boolean }} options
 *   plain: what it printed is a message for people already, and needs no mention of the command
 * @returns {Promise<string>} what it printed to stdout
 */
export async function run(command, args, { hint, env = {}, cwd = ROOT, as, detached = false, plain = false }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
    ...as,
  });
  if (!detached) running.add(child);
  let printed = '';
  let answer = '';
  child.stdout.on('data', (chunk) => {
    answer += chunk;
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      printed += error.message;
      resolve(-1);
    });
    child.once('close', resolve);
  });
  running.delete(child);
  if (code === 0) return answer;
  const tail = printed.trimEnd().split('\n').slice(-20).join('\n');
  if (plain) throw new Trouble(`${tail}\n→ ${hint}`);
  throw new Trouble(`${[command, ...args].join(' ')} failed (${code}):\n${tail}\n\n→ ${hint}`);
}

/** What the file system says no with, in words. @type {Record<string, string>} */
const REFUSALS = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EEXIST: 'a file is where a folder should be',
  ENOTDIR: 'a file is where a folder should be',
};

/**
 * A failure as people are told of it: Trouble and what a disk refuses in words, a bug whole.
 * @param {unknown} error
 */
export function told(error) {
  if (error instanceof Trouble) return `\n${error.message}`;
  if (!(error instanceof Error) || !('code' in error && 'path' in error)) return error;
  const refusal = REFUSALS[String(error.code)];
  return refusal ? `\n${error.path}: ${refusal}.\n→ Mend that, or name another folder by DATA_DIR.` : error;
}

/**
 * Ends the process of a failed command.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  console.error(told(error));
  process.exit(1);
}
