import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Whether a process of this machine is alive (somebody else's counts too).
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The locks of this process: a file that carries our number but is not here was left by a dead namesake. */
const held = new Set();

/** How often a lock may be found without a holder before whoever was writing it counts as dead. */
const BLANK_TRIES = 50;

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Gives `mine` the name `file` unless somebody has it, content and all, so that no reader finds it empty. File systems
 * without hard links have to be content with two steps.
 * @param {string} mine
 * @param {string} file
 */
function publish(mine, file) {
  try {
    linkSync(mine, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    writeFileSync(file, readFileSync(mine), { flag: 'wx' });
  }
}

/**
 * Takes the lock if nobody has it.
 * @param {string} file
 */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    publish(mine, file);
    held.add(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * The process that holds the lock, 0 when the file does not say, undefined when nobody holds it.
 * @param {string} file
 */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Removes the lock of a dead process; if somebody was faster, their new lock is put back.
 * @param {string} file
 * @param {number} dead
 */
function sweep(file, dead) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== dead) publish(aside, file);
  } catch (error) {
    // Somebody else has swept, or taken it.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file @param {number} holder @param {number} blankTries */
function isBusy(file, holder, blankTries) {
  if (holder === 0) return blankTries < BLANK_TRIES;
  return holder === process.pid ? held.has(file) : isAlive(holder);
}

/**
 * Does something that two processes of this machine must not do at once. The lock of a dead process counts for nothing.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let blankTries = 0;
  for (let tries = 0; !take(file); tries += 1) {
    const holder = holderOf(file);
    blankTries = holder === 0 ? blankTries + 1 : 0;
    if (holder !== undefined && !isBusy(file, holder, blankTries)) sweep(file, holder);
    if (tries === 100) console.log(`waiting for process ${holder ?? '?'}, which holds ${file}`);
    await sleep(tries === 0 ? 10 : 100);
  }
  try {
    return await work();
  } finally {
    held.delete(file);
    rmSync(file, { force: true });
  }
}
