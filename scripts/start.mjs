import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, generate } from './setup/build.mjs';
import { migrate, openDatabase, seed } from './setup/database.mjs';
import { install } from './setup/install.mjs';
import { fetchModel } from './setup/model.mjs';
import { loadDotEnv } from './setup/paths.mjs';
import { claimPort, noteStart } from './setup/port.mjs';
import { productPrograms, standInProgram, tillProgram, watchSources } from './setup/programs.mjs';
import { childEnvironment, readSettings } from './setup/settings.mjs';
import { assertNode, callOffRunning, giveUp, run } from './setup/steps.mjs';
import { onStopSignals, superviseAll, untilReady, whenNpmIsGone } from './setup/supervisor.mjs';
import { watchDatabase } from './setup/watch-database.mjs';

assertNode();
loadDotEnv();

/** What was started, in the order it was started; stopped the other way round. @type {((how: 'calmly' | 'now') => Promise<void>)[]} */
const started = [];
let stopping = false;

/** @param {number} code @param {'calmly' | 'now'} how */
async function stop(code, how) {
  stopping = true;
  callOffRunning();
  // A database that is just starting must be up before it can be stopped.
  if (how === 'calmly') await setUp;
  for (const end of started.toReversed()) await end(how).catch((error) => console.error(error));
  process.exit(code);
}

/** @param {ReturnType<typeof readSettings>} settings */
function greet(settings) {
  if (!settings.serves) return console.log("Clearcut's worker is ready");
  console.log(`\nClearcut is ready at ${settings.appUrl}`);
  if (!settings.local) return;
  const { email, password } = JSON.parse(readFileSync(path.join(settings.dataDir, 'demo-account.json'), 'utf8'));
  console.log(`Demo account: ${email}  password: ${password}\n`);
}

async function main() {
  const settings = readSettings({ dev: process.argv.includes('--dev') });
  const givePort = await claimPort(settings);
  started.push(async () => givePort());
  mkdirSync(settings.dataDir, { recursive: true });
  const forget = noteStart(settings);
  started.push(async () => forget());

  await install();
  const warnings = await run(process.execPath, ['--import', 'tsx', 'scripts/check-env.ts'], {
    env: childEnvironment(settings, {
      databaseUrl: settings.embedded ? 'postgres://embedded' : process.env.DATABASE_URL,
    }),
    hint: 'Set them in the environment or in .env; .env.example explains each.',
    plain: true,
  });
  if (warnings) console.log(warnings.trimEnd());
  await generate();
  const standIn = settings.standIn ? await standInProgram(await fetchModel()) : undefined;
  if (settings.serves && !settings.dev) await build();
  if (stopping) return;
  const database = await openDatabase(settings);
  started.push((how) => database.stop(how === 'now' ? 'immediate' : 'fast'));
  const till = settings.till ? await tillProgram(settings) : undefined;
  const env = childEnvironment(settings, { databaseUrl: database.url, gmiUrl: standIn?.url, till });
  await migrate(database, env);
  await seed(settings, database, env);
  if (stopping) return;

  givePort();
  const onHopeless = () => void stop(1, 'calmly');
  const unwatchDatabase = watchDatabase(database, { onHopeless });
  started.push(async () => unwatchDatabase());
  const programs = superviseAll(
    [productPrograms(settings, env), [standIn, till].flatMap((one) => (one ? [one.program] : []))],
    {
      graceMs: settings.local ? 30_000 : Number(process.env.GMI_TIMEOUT_MS || 180_000) + 10_000,
      onHopeless,
    },
  );
  started.push(async (how) => (how === 'now' ? programs.kill() : programs.stop()));
  if (settings.dev) {
    const unwatch = watchSources(() => {
      for (const child of programs.all()) if (child.name !== 'the web server') void child.restart(5_000);
    });
    started.push(async () => unwatch());
  }
  if (settings.serves) await untilReady(`http://127.0.0.1:${settings.port}/api/health/ready`, () => !stopping);
  while (!stopping && programs.all().some((child) => !child.isReady)) await sleep(50);
  if (!stopping) greet(settings);
}

onStopSignals({
  first: () => {
    console.log('\nStopping: running work ends first. Ctrl-C again stops at once.');
    void stop(0, 'calmly');
  },
  second: () => {
    console.log('Stopping at once.');
    void stop(130, 'now');
  },
});
whenNpmIsGone(() => void stop(0, 'calmly'));
const setUp = main().catch(async (error) => {
  if (stopping) return;
  stopping = true;
  for (const end of started.toReversed()) await end('calmly').catch(() => undefined);
  giveUp(error);
});
