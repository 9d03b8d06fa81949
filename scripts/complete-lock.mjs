// Some registries carry the platform packages of Linux only; `npm install` then leaves those of other systems out of
// package-lock.json without a word, and `npm ci` refuses the file everywhere. This adds what is missing, without
// addresses and hashes: npm looks them up where the platform fits, and skips them elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lock */

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPUS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What a platform package says of itself in its name. @param {string} name @returns {Entry} */
function platformOf(name) {
  const words = name.replace(/^@[^/]+\//, '').split(/[-/]/);
  const os = SYSTEMS.filter((one) => words.includes(one) || (one === 'linux' && words.includes('linuxmusl')));
  const cpu = CPUS.filter((one) => words.includes(one));
  const libc = /musl/.test(name) ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(libc.length && { libc }) };
}

/** The optional packages that a lock names but does not hold. @param {Lock} lock */
export function missingFrom(lock) {
  const wanted = Object.values(lock.packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}));
  return wanted.filter(([name, range]) => /^\d/.test(range) && !lock.packages[`node_modules/${name}`]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingFrom(lock);
  for (const [name, version] of missing) {
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${missing.length} platform packages to package-lock.json`);
}
