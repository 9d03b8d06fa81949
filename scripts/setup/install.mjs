import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npmEnvironment } from './folders.mjs';
import { withLock } from './lock.mjs';
import { CHECKOUT_LOCK, ROOT } from './paths.mjs';
import { hashOf, stamp } from './stamps.mjs';
import { run, step } from './steps.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }>} Packages */

/** @param {string} file @returns {Packages | undefined} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether an installation holds what a lockfile asks for. Optional packages of other platforms may be missing, and what
 * the lockfile itself calls extraneous.
 * @param {Packages | undefined} wanted
 * @param {Packages | undefined} found npm's own note inside node_modules, which it writes last
 */
export function isInstalled(wanted, found) {
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional, extraneous }]) => {
    if (name === '') return true;
    const here = found[name];
    return here ? here.version === version && here.integrity === integrity : optional === true || extraneous === true;
  });
}

/** What our own last installation was made from. npm's note and its lockfile do not always agree to the letter. */
const made = stamp(path.join(ROOT, 'node_modules/.made-from'));
const sources = () => hashOf(ROOT, ['package.json', 'package-lock.json']);

const upToDate = () =>
  made.matches(sources()) ||
  isInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json'));

/** Installs the packages of package-lock.json if node_modules holds others. No package's own script is run, nor needed. */
export async function install() {
  if (upToDate()) return;
  await withLock(CHECKOUT_LOCK, async () => {
    if (upToDate()) return;
    await step('installing packages (npm ci)', () =>
      run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
        hint: 'Is the npm registry in reach (npm ping), and the disk not full? Then run the command again.',
        env: npmEnvironment(),
      }),
    );
    made.write(sources());
  });
}
