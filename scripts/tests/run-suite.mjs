import { spawn } from 'node:child_process';
import { ROOT } from '../setup/paths.mjs';
import { took } from '../setup/steps.mjs';

/** A suite that takes longer hangs: on two quiet cores the longest takes half of it. */
const LIMIT_MS = 20 * 60_000;
const TAIL_LINES = 200;

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./suites.mjs').Count} Count */

/** @param {Suite} suite @param {number | null} code @returns {Count} */
function count(suite, code) {
  if (!suite.count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  /** @type {Count} */
  let counted;
  try {
    counted = suite.count();
  } catch {
    counted = { passed: 0, failed: 0 };
  }
  const ranNothing = counted.passed + counted.failed === 0;
  // It failed as a whole (an error outside of its tests), or proved nothing.
  if ((code !== 0 && counted.failed === 0) || ranNothing) return { ...counted, failed: 1 };
  return counted;
}

/** @param {string} text */
function tail(text) {
  const lines = text.trimEnd().split('\n');
  const hidden = lines.length - TAIL_LINES;
  return hidden > 0 ? `… ${hidden} lines before\n${lines.slice(-TAIL_LINES).join('\n')}` : lines.join('\n');
}

/**
 * Runs one suite in a process group of its own, and says in one line how it went; what it printed only if it failed.
 * @param {Suite} suite
 * @param {Record<string, string>} env
 * @returns {Promise<Count>}
 */
export async function runSuite(suite, env) {
  const startedAt = Date.now();
  const child = spawn(process.execPath, suite.args, {
    cwd: ROOT,
    env: { ...process.env, ...env, ...suite.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const timer = setTimeout(() => {
    printed += `\nstopped after ${took(startedAt)}: it hangs`;
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  }, LIMIT_MS);
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const { passed, failed } = count(suite, code);
  const good = failed === 0;
  if (!good) console.log(`\n${tail(printed)}\n`);
  console.log(`${good ? '✓' : '✗'} ${suite.name}: ${passed} passed, ${failed} failed (${took(startedAt)})`);
  return { passed, failed };
}
