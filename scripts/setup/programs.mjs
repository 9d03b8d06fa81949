import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepFirst } from './keep.mjs';
import { ROOT } from './paths.mjs';
import { freePort, isPortFree } from './postgres-process.mjs';

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
 * The stand-in for Stripe. It forgets nothing between two starts, and keeps its port: links to it stand in mails and receipts.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function tillProgram({ dataDir, port: webPort }) {
  const home = path.join(dataDir, 'sandbox-stripe');
  mkdirSync(home, { recursive: true });
  const webhookSecret = keepFirst(path.join(home, 'webhook-secret'), () => `whsec_${randomBytes(24).toString('hex')}`);
  const file = path.join(home, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = last > 0 && (await isPortFree(last)) ? last : await freePort();
  writeFileSync(file, String(port));
  /** @type {import('./child.mjs').Program} */
  const program = {
    name: 'the Stripe stand-in',
    args: typescript('lib/sandbox/stripe/main.ts'),
    env: {
      PORT: String(port),
      SANDBOX_STRIPE_FILE: path.join(home, 'objects.json'),
      SANDBOX_STRIPE_WEBHOOK_URL: `http://127.0.0.1:${webPort}/api/webhooks/stripe`,
      SANDBOX_STRIPE_WEBHOOK_SECRET: webhookSecret.trim(),
    },
    quiet: /^\s*\{"ready":/,
  };
  // People's browsers go there too: by the name they know this machine by.
  return { program, url: `http://localhost:${port}`, webhookSecret: webhookSecret.trim() };
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
