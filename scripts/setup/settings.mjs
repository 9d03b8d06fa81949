import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { keepFirst } from './keep.mjs';
import { dataDir, variable } from './paths.mjs';
import { Trouble } from './steps.mjs';

/**
 * What the start command must know before anything is installed. lib/env.ts checks the rest, with zod.
 * @param {{ dev: boolean }} options
 */
export function readSettings({ dev }) {
  const mode = variable('MODE') ?? 'local';
  const role = variable('ROLE') ?? 'all';
  const port = Number(variable('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Trouble('PORT must be a number from 1 to 65535.');
  const local = mode !== 'production';
  const works = role !== 'web';
  return {
    dev,
    local,
    role,
    port,
    serves: role !== 'worker',
    works,
    appUrl: (variable('APP_URL') ?? `http://localhost:${port}`).replace(/\/$/, ''),
    dataDir: dataDir(),
    embedded: local && !variable('DATABASE_URL'),
    /** The stand-in for GMI: where a real one is named by key or by address, that one serves. */
    standIn: local && works && !variable('GMI_API_KEY') && !variable('GMI_BASE_URL'),
    /** The stand-in for Stripe: where no key says that there is a real one, or an address another stand-in. */
    till: local && role !== 'worker' && !variable('STRIPE_SECRET_KEY') && !variable('STRIPE_API_BASE'),
  };
}

/** @typedef {ReturnType<typeof readSettings>} Settings */

/**
 * The C library keeps what was freed, once for each of up to 8 arenas a core: beside an image library that is memory
 * nobody uses. See docs/performance.md.
 */
export const ALLOCATOR = { MALLOC_ARENA_MAX: '2' };

/** Whose account local mode makes (prisma/seed.ts); who has the terminal has its password, and runs this server. */
export const DEMO_EMAIL = 'demo@clearcut.local';

/** @param {string} dir */
function localSecret(dir) {
  mkdirSync(dir, { recursive: true });
  return keepFirst(path.join(dir, 'auth-secret'), () => randomBytes(32).toString('base64url')).trim();
}

/**
 * The environment of every program of the product.
 * @param {Settings} settings
 * @param {{ databaseUrl: string | undefined, gmiUrl?: string | undefined, till?: { url: string, webhookSecret: string } | undefined }} found
 */
export function childEnvironment(settings, { databaseUrl, gmiUrl, till }) {
  const secret = variable('AUTH_SECRET') ?? (settings.local ? localSecret(settings.dataDir) : undefined);
  return {
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...ALLOCATOR,
    // People read this terminal in local mode; in production machines do.
    LOG_LEVEL: variable('LOG_LEVEL') ?? (settings.local ? 'warn' : 'info'),
    DATA_DIR: settings.dataDir,
    OPERATOR_EMAILS: variable('OPERATOR_EMAILS') ?? (settings.local ? DEMO_EMAIL : undefined),
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: secret,
    // What next-auth calls them.
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.appUrl,
    ...(till && {
      STRIPE_API_BASE: till.url,
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_WEBHOOK_SECRET: till.webhookSecret,
    }),
    ...(gmiUrl && { GMI_BASE_URL: gmiUrl, GMI_API_KEY: 'stand-in' }),
  };
}
