import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { build, generate } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { fetchModel } from './setup/model.mjs';
import { ROOT } from './setup/paths.mjs';
import { assertNode, callOffRunning, Trouble, took } from './setup/steps.mjs';
import { endLeftovers, MARK } from './tests/leftovers.mjs';
import { runSuite } from './tests/run-suite.mjs';
import { stages } from './tests/suites.mjs';

assertNode();
const startedAt = Date.now();
const run = randomUUID();
process.env[MARK] = run;
// Tests must not reach anything that this shell or an .env configures; blank means missing, and an .env fills no blanks.
for (const [, name] of readFileSync(path.join(ROOT, '.env.example'), 'utf8').matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)) {
  if (name && name !== 'LOCAL_MODEL_FILE') process.env[name] = '';
}

let passed = 0;
let failed = 0;

/** The last line is for machines: nothing may follow it. @param {number} code @returns {never} */
function finish(code) {
  console.log(`all in ${took(startedAt)}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(code);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, async () => {
    callOffRunning();
    await endLeftovers(run, 0);
    process.exit(130);
  });
}

async function setUp() {
  await install();
  await generate();
  await fetchModel();
  await build();
  return ensureBrowser();
}

/** @param {string} browser */
async function runAll(browser) {
  const reports = mkdtempSync(path.join(tmpdir(), 'clearcut-reports-'));
  for (const lanes of stages(reports, browser)) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const suite of lane) {
          const count = await runSuite(suite, {});
          passed += count.passed;
          failed += count.failed;
        }
      }),
    );
  }
  rmSync(reports, { recursive: true, force: true });
}

try {
  await runAll(await setUp());
} catch (error) {
  console.log(error instanceof Trouble ? error.message : error);
  failed += 1;
}
for (const { pid, command } of await endLeftovers(run, 10_000)) {
  failed += 1;
  console.log(`✗ left behind by the tests: ${pid} ${command}`);
}
finish(failed === 0 ? 0 : 1);
