import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Every process of a test run carries this variable, whatever group or session it is in. */
export const MARK = 'CLEARCUT_TEST_RUN';

/** @param {string} run @returns {{ pid: number, command: string }[]} processes of a run; Linux tells, others do not */
function processesOf(run) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${run}`)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        // A dead process that nobody has collected yet has no command.
        return command ? [{ pid, command }] : [];
      } catch {
        return [];
      }
    });
}

/** Ends what is left of a run and returns it. @param {string} run @param {number} graceMs for those who are just leaving */
export async function endLeftovers(run, graceMs) {
  for (let waited = 0; waited < graceMs && processesOf(run).length > 0; waited += 100) await sleep(100);
  const left = processesOf(run);
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone meanwhile.
    }
  }
  return left;
}
