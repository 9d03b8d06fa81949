import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './lock.mjs';
import { Trouble } from './steps.mjs';

/** How long what a killed start left may take to leave; see leash.mjs. */
const LEAVING_MS = 25_000;

/** @param {import('./settings.mjs').Settings} settings */
const noteOf = (settings) => path.join(settings.dataDir, `start-${settings.role}.pid`);

/** @param {string} file */
function readPid(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Listens in place of the product while it is being set up: nobody else gets the port, and who is early is told to wait.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('node:http').Server | undefined>} nothing when somebody has the port
 */
function standIn(port, host) {
  const server = createServer((_request, response) => {
    const headers = { 'content-type': 'text/plain', 'retry-after': '2', refresh: '2', connection: 'close' };
    response.writeHead(503, headers).end('Clearcut is starting.\n');
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') return resolve(undefined);
      reject(new Trouble(`Port ${port} cannot be used: ${error.message}\n→ Choose another: PORT=3000 npm start`));
    });
    server.listen(port, host, () => resolve(server));
  });
}

/**
 * Takes the port before any work is done, or refuses with who may have it. If the last start here was killed, its children
 * get time to leave.
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Promise<() => void>} what gives the port to the web server
 */
export async function claimPort(settings) {
  if (!settings.serves) return () => undefined;
  const { port } = settings;
  const before = readPid(noteOf(settings));
  const wasKilled = before !== undefined && !isAlive(before);
  const host = settings.local ? '127.0.0.1' : '::';
  for (let waited = 0; ; waited += 200) {
    const server = await standIn(port, host);
    if (server) {
      return () => {
        server.close();
        server.closeAllConnections();
      };
    }
    if (wasKilled && waited < LEAVING_MS) {
      await sleep(200);
      continue;
    }
    const holder =
      before !== undefined && isAlive(before) ? ` Perhaps by process ${before}: Clearcut runs in this folder.` : '';
    throw new Trouble(
      `Port ${port} is taken.${holder}\n→ Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    );
  }
}

/** Notes that a start runs here; returns what takes the note away. @param {import('./settings.mjs').Settings} settings */
export function noteStart(settings) {
  const file = noteOf(settings);
  writeFileSync(file, String(process.pid));
  return () => {
    if (readPid(file) === process.pid) rmSync(file, { force: true });
  };
}
