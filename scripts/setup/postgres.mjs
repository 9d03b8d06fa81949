import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keep } from './keep.mjs';
import { isAlive, withLock } from './lock.mjs';
import { isReachable, postgresHome } from './postgres-home.mjs';
import { freePort, isPortFree, runningPort } from './postgres-process.mjs';
import { run } from './steps.mjs';

const THROWAWAY = 'clearcut-postgres-';
/** How Postgres names a socket, with the port behind it, and `.lock` behind that. */
const SOCKET = '.s.PGSQL.';
/** A test's database dies with its test, so it need not survive a power cut. */
const CARELESS = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off';

/** @typedef {{ url: string, base: string, moved: boolean, revive: () => Promise<boolean>, stop: (how?: 'fast' | 'immediate') => Promise<void> }} Postgres */
/** @typedef {import('./postgres-home.mjs').Home & { data: string, log: string, connection: string, users: string }} Place */

/** @param {string} wanted @returns {Place} */
function placeOf(wanted) {
  const home = postgresHome(wanted);
  const inside = (/** @type {string} */ name) => path.join(home.base, name);
  return {
    ...home,
    data: inside('data'),
    log: inside('postgres.log'),
    connection: inside('connection.json'),
    users: inside('users'),
  };
}

/** @param {Place} place @param {string} program @param {string[]} args */
function call(place, program, args) {
  return run(path.join(place.programs, 'bin', program), args, {
    hint: `See ${place.log}, or set DATABASE_URL to a PostgreSQL of your own.`,
    // A locale that is set but not installed makes initdb fail; ours is built in.
    env: { LC_ALL: 'C', LANG: 'C', PGDATA: undefined, PGPORT: undefined },
    cwd: place.base,
    detached: true,
    ...(place.account && { as: place.account }),
  });
}

/** Makes the cluster aside and moves it into place: a half made one is never started. @param {Place} place */
async function create(place) {
  const password = randomBytes(24).toString('hex');
  const half = `${place.data}.half`;
  rmSync(half, { recursive: true, force: true });
  const secret = path.join(place.base, 'initial-password');
  writeFileSync(secret, password, { mode: 0o644 });
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await call(place, 'initdb', [
      '-D',
      half,
      '-U',
      'clearcut',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '-N',
      ...locale,
    ]);
  } finally {
    rmSync(secret, { force: true });
  }
  keep(place.connection, JSON.stringify({ password, port: await freePort() }));
  renameSync(half, place.data);
}

/** @param {Place} place @param {boolean} throwaway @param {number} port */
async function startOn(place, throwaway, port) {
  // Nobody runs here now. After a power cut the number in a socket's lock may be anybody's, and Postgres would not start.
  for (const name of readdirSync(place.base)) {
    if (name.startsWith(SOCKET)) rmSync(path.join(place.base, name), { force: true });
  }
  // The socket lies beside the data, where `postgres` begins: a path from there needs no quotes and is never too long.
  const settings = '-c listen_addresses=127.0.0.1 -c unix_socket_directories=.. -c max_connections=300';
  const options = `-p ${port} ${settings}${throwaway ? ` ${CARELESS}` : ''}`;
  await call(place, 'pg_ctl', ['start', '-w', '-t', '120', '-s', '-D', place.data, '-l', place.log, '-o', options]);
}

/** @param {Place} place @param {boolean} throwaway @param {number} remembered */
async function launch(place, throwaway, remembered) {
  let port = (await isPortFree(remembered)) ? remembered : await freePort();
  for (let tries = 0; ; tries += 1) {
    try {
      await startOn(place, throwaway, port);
      return port;
    } catch (error) {
      if (tries === 3 || (await isPortFree(port))) throw error;
      port = await freePort();
    }
  }
}

/**
 * How programs reach it: over its socket, which costs half as much processor as loopback, or over loopback where the
 * system cannot name the socket (`sockaddr_un` has room for 104 bytes on macOS, 108 on Linux, one of them the end).
 * @param {Place} place @param {number} port @param {string} password
 */
function urlOf(place, port, password) {
  const url = `postgres://clearcut:${password}@127.0.0.1:${port}/postgres`;
  const socket = path.join(place.base, `${SOCKET}${port}`);
  const hasSocket = Buffer.byteLength(socket) < 104 && existsSync(socket);
  return hasSocket ? `${url}?host=${encodeURIComponent(place.base)}` : url;
}

/** The processes that use this server now; the last one to leave stops it. @param {Place} place */
function users(place) {
  mkdirSync(place.users, { recursive: true });
  const others = readdirSync(place.users).filter((pid) => Number(pid) !== process.pid);
  for (const pid of others) if (!isAlive(Number(pid))) rmSync(path.join(place.users, pid), { force: true });
  return {
    enter: () => writeFileSync(path.join(place.users, String(process.pid)), ''),
    leave: () => rmSync(path.join(place.users, String(process.pid)), { force: true }),
    others: others.filter((pid) => isAlive(Number(pid))).length,
  };
}

/** Removes what test runs left that could not clean up after themselves. @param {string} dir */
async function sweepThrowaways(dir) {
  for (const name of readdirSync(dir).filter((entry) => entry.startsWith(THROWAWAY))) {
    const wanted = path.join(dir, name);
    try {
      if (isAlive(Number(readFileSync(path.join(wanted, 'owner'), 'utf8')))) continue;
      const place = placeOf(wanted);
      if (await runningPort(place.data))
        await call(place, 'pg_ctl', ['stop', '-m', 'immediate', '-s', '-D', place.data]);
      rmSync(wanted, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being made at this moment.
    }
  }
}

function throwawayFolder() {
  const dir = isReachable(tmpdir()) || process.getuid?.() !== 0 ? tmpdir() : '/var/tmp';
  const wanted = mkdtempSync(path.join(dir, THROWAWAY));
  writeFileSync(path.join(wanted, 'owner'), String(process.pid));
  return { dir, wanted };
}

/**
 * Starts the embedded Postgres of a folder, or joins the one that already runs there (an orphan of a killed start, or a
 * start with another role). Within this machine only, with a password of its own, on a port it remembers.
 * @param {{ dataDir: string, throwaway?: false } | { dataDir?: string, throwaway: true }} options throwaway: a new one in the temporary
 *   folder, without durability, deleted when stopped
 * @returns {Promise<Postgres>} `moved`: root's folder was closed to Postgres, and it lives in `base` instead
 */
export async function startPostgres(options) {
  if (!options.throwaway) return startIn(path.join(path.resolve(options.dataDir), 'postgres'), false);
  const { dir, wanted } = throwawayFolder();
  await sweepThrowaways(dir);
  return startIn(wanted, true);
}

/** @param {string} wanted @param {boolean} throwaway @returns {Promise<Postgres>} */
async function startIn(wanted, throwaway) {
  const place = placeOf(wanted);
  const lock = path.join(place.base, 'lock');
  const port = await withLock(lock, async () => {
    if (!existsSync(path.join(place.data, 'PG_VERSION'))) await create(place);
    const { port: remembered, password } = JSON.parse(readFileSync(place.connection, 'utf8'));
    const found = (await runningPort(place.data)) ?? (await launch(place, throwaway, remembered));
    keep(place.connection, JSON.stringify({ password, port: found }));
    users(place).enter();
    return found;
  });
  const { password } = JSON.parse(readFileSync(place.connection, 'utf8'));
  let stopped = false;
  return {
    url: urlOf(place, port, password),
    base: place.base,
    moved: place.moved,
    /** Starts it again if it has died, where it was; answers whether it had. */
    async revive() {
      const isFine = async () => stopped || (await runningPort(place.data)) !== undefined;
      if (await isFine()) return false;
      return withLock(lock, async () => {
        if (await isFine()) return false;
        await startOn(place, throwaway, port);
        return true;
      });
    },
    async stop(how = 'fast') {
      stopped = true;
      await withLock(lock, async () => {
        users(place).leave();
        if (users(place).others > 0 || !(await runningPort(place.data))) return;
        const mode = throwaway ? 'immediate' : how;
        await call(place, 'pg_ctl', ['stop', '-w', '-t', '60', '-s', '-m', mode, '-D', place.data]);
      });
      if (throwaway) rmSync(wanted, { recursive: true, force: true });
    },
  };
}
