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

/**
 * Takes the lock if nobody has it. The file appears together with its content, so that no reader finds it empty.
 * @param {string} file
 */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    held.add(file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
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
    if (holderOf(aside) !== dead) linkSync(aside, file);
  } catch {
    return;
  } finally {
    rmSync(aside, { force: true });
  }
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
  for (let tries = 0; !take(file); tries += 1) {
    const holder = holderOf(file);
    if (holder === undefined) continue;
    const busy = holder === process.pid ? held.has(file) : isAlive(holder);
    if (!busy) {
      sweep(file, holder);
      continue;
    }
    if (tries === 100) console.log(`waiting for process ${holder}, which holds ${file}`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    held.delete(file);
    rmSync(file, { force: true });
  }
}
