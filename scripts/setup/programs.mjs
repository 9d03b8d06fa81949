import { watch } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { freePort } from './postgres-process.mjs';

/** @param {string} file */
const typescript = (file) => ['--import', 'tsx', file];

/**
 * The stand-in for GMI, on a port that it keeps when it is started again.
 * @param {string | undefined} model
 */
export async function standInProgram(model) {
  const port = await freePort();
  /** @type {import('./child.mjs').Program} */
  const program = {
    name: 'the GMI stand-in',
    args: typescript('lib/sandbox/gmi/main.ts'),
    env: { PORT: String(port), LOCAL_MODEL_FILE: model },
    quiet: /^\s*\{"ready":/,
  };
  return { program, url: `http://127.0.0.1:${port}/api/v1/ie/requestqueue/apikey` };
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {Record<string, string | undefined>} env
 * @returns {import('./child.mjs').Program[]}
 */
export function productPrograms(settings, env) {
  const args = ['scripts/web.mjs', ...(settings.dev ? ['--dev'] : [])];
  const web = { name: 'the web server', args, env, quiet: /^(✓ Running next\.config|\s*$)/ };
  const worker = {
    ...{ name: 'the worker', args: typescript('lib/worker/main.ts') },
    ...{ env: { ...env, ROLE: 'worker' }, saysReady: true },
  };
  return [...(settings.serves ? [{ ...web, env: { ...env, ROLE: 'web' } }] : []), ...(settings.works ? [worker] : [])];
}

/**
 * Tells when a source of what runs outside Next has changed; Next watches its own.
 * @param {() => void} onChange
 */
export function watchSources(onChange) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const watcher = watch(path.join(ROOT, 'lib'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, 200);
  });
  return () => watcher.close();
}
