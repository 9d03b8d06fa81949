import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './lock.mjs';
import { isPortFree } from './postgres-process.mjs';
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
 * Refuses a taken port before any work is done. If the last start here was killed, its children get time to leave.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function assertPortFree(settings) {
  if (!settings.serves) return;
  const { port } = settings;
  const before = readPid(noteOf(settings));
  const wasKilled = before !== undefined && !isAlive(before);
  const host = settings.local ? '127.0.0.1' : '::';
  for (let waited = 0; !(await isPortFree(port, host)); waited += 200) {
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
