import path from 'node:path';
import { z } from 'zod';

const blankIsMissing = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsMissing, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), schema);
const count = z.coerce.number().int().positive();
const micros = z.coerce
  .string()
  .regex(/^\d{1,15}$/, 'must be whole micro-dollars, such as 18000 for $0.018')
  .transform(BigInt);
const list = withDefault(z.string(), '').transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const PACK = /^(\d{1,7})(?:\+(\d{1,7}))?(?:@(\d{1,7}))?$/;
/** `250, 1000+50, 5000@8500`: images, images on top for nothing, and the price in cents where it is not that of its images. */
const packs = list.transform((written, context) =>
  written.map((text) => {
    const [, images, bonus = '0', cents] = PACK.exec(text.replaceAll(' ', '')) ?? [];
    const pack = { images: Number(images), bonusImages: Number(bonus), priceCents: cents ? Number(cents) : null };
    if (pack.images > 0 && pack.priceCents !== 0) return pack;
    context.addIssue(`has "${text}", which is no pack; write images, +bonus images and @price in cents: 1000+50@1700`);
    return z.NEVER;
  }),
);

/** Every variable Clearcut reads. `.env.example` repeats this list with a line of meaning for each; a test compares the two. */
export const environmentSchema = z.object({
  MODE: withDefault(z.enum(['local', 'production']), 'local'),
  ROLE: withDefault(z.enum(['all', 'web', 'worker']), 'all'),
  PORT: withDefault(z.coerce.number().int().min(1).max(65535), 3000),
  APP_URL: optional(z.url()),
  AUTH_SECRET: optional(z.string().min(32, 'must be at least 32 characters; `openssl rand -base64 32` makes one')),
  DATABASE_URL: z
    .string('is missing; it says which Postgres to use (npm start brings one of its own)')
    .startsWith('postgres', 'must be a postgres:// address'),
  DATA_DIR: withDefault(z.string(), '.data').transform((dir) => path.resolve(dir)),
  WORKER_CONCURRENCY: withDefault(count, 8),
  UPLOAD_BYTES_IN_FLIGHT: withDefault(
    count.min(60_000_000, 'must be at least 60000000: one person may use half of it, and an image may have 30 MB'),
    6_000_000_000,
  ),
  // A slow line pauses for seconds, a phone that changes cells for some twenty: nobody who still sends is silent for a minute.
  UPLOAD_STALL_MS: withDefault(count, 60_000),
  TRUSTED_PROXIES: withDefault(z.coerce.number().int().min(0), 0),
  LOG_LEVEL: withDefault(z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']), 'info'),
  OPERATOR_EMAILS: list,
  SIGNUP: withDefault(z.enum(['open', 'invited', 'closed']), 'open'),
  GMI_API_KEY: optional(z.string()),
  GMI_BASE_URL: withDefault(z.url(), 'https://console.gmicloud.ai/api/v1/ie/requestqueue/apikey'),
  GMI_IMAGE_FORM: withDefault(z.enum(['auto', 'base64', 'data-uri']), 'auto'),
  GMI_TIMEOUT_MS: withDefault(count, 180_000),
  GMI_MAX_IN_FLIGHT: withDefault(count, 8),
  GMI_REQUESTS_PER_MINUTE: withDefault(count, 60),
  LOCAL_MODEL_FILE: optional(z.string()),
  FETCH_ALLOW_ORIGINS: list,
  SMTP_URL: optional(z.string().startsWith('smtp', 'must be an smtp:// or smtps:// address')),
  MAIL_FROM: withDefault(z.string(), 'Clearcut <no-reply@localhost>'),
  STRIPE_SECRET_KEY: optional(
    z.string().regex(/^[sr]k_(test|live)_/, 'must be a secret key of Stripe, sk_test_… or sk_live_… (or rk_…)'),
  ),
  STRIPE_WEBHOOK_SECRET: optional(z.string().startsWith('whsec_', "must be a webhook's signing secret, whsec_…")),
  STRIPE_API_BASE: optional(
    z
      .url()
      .refine(
        (base) => /^\/?$/.test(new URL(base).pathname),
        "must be an address without a path: the SDK adds Stripe's",
      ),
  ),
  STRIPE_TAX: withDefault(z.enum(['off', 'on']), 'off'),
  CREDIT_PACKS: withDefault(packs, '250, 500, 1000, 5000'),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  GITHUB_CLIENT_ID: optional(z.string()),
  GITHUB_CLIENT_SECRET: optional(z.string()),
  OIDC_ISSUER: optional(z.url()),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  PRICE_PER_IMAGE_MICROUSD: withDefault(
    micros.refine((price) => price > 0n, 'must be more than 0; give credit away with WELCOME_CREDIT_MICROUSD instead'),
    '18000',
  ),
  COST_PER_IMAGE_MICROUSD: withDefault(micros, '18000'),
  WELCOME_CREDIT_MICROUSD: withDefault(micros, '180000'),
});

export type Environment = z.output<typeof environmentSchema>;

/** What a production server cannot do without, and what it is for. */
const NEEDED_IN_PRODUCTION: Record<string, string> = {
  APP_URL: 'where people reach it, such as https://clearcut.example.com',
  AUTH_SECRET: 'signs sessions; `openssl rand -base64 32` makes one',
  DATABASE_URL: 'PostgreSQL 14 or newer, postgres://user:password@host/database',
  GMI_API_KEY: "GMI Cloud's key, which pays for cutouts",
  SMTP_URL: 'sends mail, smtps://user:password@host',
};

function missingInProduction(source: Record<string, string | undefined>): string[] {
  return source.MODE === 'production' ? Object.keys(NEEDED_IN_PRODUCTION).filter((name) => !source[name]) : [];
}

/** What fits no single variable: keys that belong together, and money that must not move. */
function wrongTogether(source: Record<string, string | undefined>): string[] {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret, MODE } = source;
  const lines: string[] = [];
  if (key && !secret)
    lines.push('STRIPE_WEBHOOK_SECRET is needed with STRIPE_SECRET_KEY: without it payments are not heard of');
  if (secret && !key)
    lines.push('STRIPE_SECRET_KEY is needed with STRIPE_WEBHOOK_SECRET; leave both away and buying is off');
  if (/^[sr]k_live_/.test(key ?? '') && MODE !== 'production') {
    lines.push('STRIPE_SECRET_KEY is a live key, which MODE=local refuses: use a test key (sk_test_…), or none');
  }
  return lines;
}

/** Parses an environment. Throws one error that names every wrong variable and its mend. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = environmentSchema.safeParse(source);
  const missing = missingInProduction(source);
  const together = wrongTogether(source);
  if (parsed.success && missing.length + together.length === 0) return parsed.data;
  const wrong = (parsed.error?.issues ?? []).filter(({ path: [name] }) => !missing.includes(String(name)));
  const lines = [
    ...missing.map((name) => `  ${name} is needed when MODE=production: ${NEEDED_IN_PRODUCTION[name]}`),
    ...together.map((line) => `  ${line}`),
    ...wrong.map((issue) => `  ${issue.path.join('.')} ${issue.message}`),
  ];
  throw new Error(`These variables need attention:\n${lines.join('\n')}`);
}

const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/;

/**
 * What an environment that passes should still be told of, one line each. Plain http is not refused in production: a network of
 * one's own (a VPN, a laboratory) may be protected by other means. Nor is a test key: people try out what they set up.
 */
export function environmentWarnings({ MODE, APP_URL, STRIPE_SECRET_KEY }: Environment): string[] {
  if (MODE !== 'production') return [];
  const url = APP_URL && new URL(APP_URL);
  const lines: string[] = [];
  if (url && url.protocol !== 'https:' && !LOOPBACK.test(url.hostname)) {
    lines.push(
      'APP_URL is not https: whoever is on the way can read passwords and pictures, and take sessions over (no Secure cookies, no HSTS).',
    );
  }
  if (/^[sr]k_test_/.test(STRIPE_SECRET_KEY ?? '')) {
    lines.push(
      'STRIPE_SECRET_KEY is a test key: whoever types 4242 4242 4242 4242 gets credit for real images, and pays nothing.',
    );
  }
  return lines;
}

let parsed: Environment | undefined;

/** The environment of this process, parsed at the first use (a build has none yet). */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Where people reach this server, without a trailing slash. */
export function appUrl(): string {
  return (env().APP_URL ?? `http://localhost:${env().PORT}`).replace(/\/$/, '');
}
