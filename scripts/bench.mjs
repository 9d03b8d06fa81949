import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, generate } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';
import { assertNode, giveUp } from './setup/steps.mjs';

/** What docs/performance.md explains. Parts by name: `npm run bench -- latency throughput`. */
async function main() {
  assertNode();
  // The figures are those of the defaults: nothing that this shell or an .env configures; blank means missing.
  for (const [, name] of readFileSync(path.join(ROOT, '.env.example'), 'utf8').matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)) {
    if (name && name !== 'LOCAL_MODEL_FILE') process.env[name] = '';
  }
  await install();
  await generate();
  await build();
  const args = ['--import', 'tsx', 'tests/bench/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  // The terminal tells the child too; it cleans up, and we end with it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void child.kill('SIGTERM'));
  }
  child.once('close', (code) => process.exit(code ?? 1));
}

main().catch(giveUp);
