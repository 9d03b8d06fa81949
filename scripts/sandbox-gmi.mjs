// `npm run sandbox:gmi`: the GMI stand-in alone, for whoever wants to look at it or point another client at it.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
const environment = {
  PORT: '4010',
  LOCAL_MODEL_FILE: path.join(cache, 'clearcut', 'isnet-medium-b6e8497b.onnx'),
  ...process.env,
};

const child = spawn(process.execPath, ['--import', 'tsx', 'lib/sandbox/gmi/main.ts'], {
  cwd: root,
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
});
child.stdout.once('data', (/** @type {Buffer} */ line) => {
  const { url } = JSON.parse(line.toString());
  console.log(`The GMI stand-in is ready. Any key opens it; Ctrl+C ends it.
  GMI_BASE_URL=${url}
  health     ${new URL('/health', url)}
  calls      ${new URL('/sandbox/calls', url)}
  scenarios  ${new URL('/sandbox/scenarios', url)}`);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
