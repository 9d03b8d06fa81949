import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { npmEnvironment } from './folders.mjs';
import { variable } from './paths.mjs';
import { run, step, Trouble } from './steps.mjs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {string} where Playwright would keep its own browser */
function playwrightsOwn() {
  // Loaded late: the set-up begins before any package is there.
  return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
}

/** The Chromium that tests use, if there is one on this machine. @returns {string | undefined} */
export function findBrowser() {
  const named = variable('PLAYWRIGHT_CHROMIUM');
  if (named && !existsSync(named)) throw new Trouble(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`);
  return named ?? [playwrightsOwn(), ...SYSTEM].find((file) => existsSync(file));
}

async function byPlaywright() {
  await run('npx', ['playwright', 'install', '--with-deps', 'chromium'], {
    hint: 'Its download needs more of the internet than the npm registry.',
    env: { ...npmEnvironment(), DEBIAN_FRONTEND: 'noninteractive' },
  });
}

async function byDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const options = { hint: "Are Debian's packages in reach?", env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

/**
 * The Chromium for the tests, installed when there is none.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  /** @type {unknown[]} */
  const failures = [];
  for (const [how, install] of /** @type {const} */ ([
    ['playwright install', byPlaywright],
    ['apt-get install chromium', byDebian],
  ])) {
    await step(`installing a browser for the tests (${how})`, install).catch((error) => failures.push(error));
    const installed = findBrowser();
    if (installed) return installed;
  }
  const reasons = failures.map((error) => (error instanceof Error ? error.message : String(error))).join('\n\n');
  throw new Trouble(
    `${reasons}\n\nThere is no Chromium for the end-to-end tests.\n` +
      '→ Install one (Debian: sudo apt-get install chromium), or name one: PLAYWRIGHT_CHROMIUM=/path/to/chrome npm test',
  );
}
