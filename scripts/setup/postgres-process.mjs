import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './lock.mjs';

/** @returns {Promise<number>} a port of the loopback that nobody uses now */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A number may belong to another process by now: a server's working folder is its data. @param {number} pid @param {string} data */
function isServerOf(pid, data) {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/**
 * The server that runs on a data folder, left by whoever started it; waits while it is coming up or going down.
 * A `postmaster.pid` that speaks of nobody (power cut, container restart) is removed, or Postgres might refuse to start.
 * @param {string} data
 * @returns {Promise<number | undefined>} its port
 */
export async function runningPort(data) {
  const file = path.join(data, 'postmaster.pid');
  for (let tries = 0; tries < 600; tries += 1) {
    /** @type {string[]} */
    let lines;
    try {
      lines = readFileSync(file, 'utf8').split('\n');
    } catch {
      return undefined;
    }
    // The lines of this file: pid, folder, start, port, socket folder, address, shared memory, state.
    if (!isServerOf(Number(lines[0]), data)) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (lines[7]?.trim() === 'ready') return Number(lines[3]);
    await sleep(100);
  }
  throw new Error(
    `the Postgres of ${data} neither starts nor stops; see ${path.join(path.dirname(data), 'postgres.log')}`,
  );
}
