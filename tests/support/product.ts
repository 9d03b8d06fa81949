import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@/scripts/database/migrate';
import { build } from '@/scripts/setup/build.mjs';
import { fetchModel } from '@/scripts/setup/model.mjs';
import { startPostgres } from '@/scripts/setup/postgres.mjs';
import { freePort } from '@/scripts/setup/postgres-process.mjs';
import { ALLOCATOR } from '@/scripts/setup/settings.mjs';
import { run } from '@/scripts/setup/steps.mjs';
import { untilReady } from '@/scripts/setup/supervisor.mjs';
import { ProductProcess } from './process';

export type ProductOptions = {
  /** Variables over those of a local start. */
  env?: Record<string, string>;
  /** Worker processes; default 1. */
  workers?: number;
  /** Where GMI is, instead of a stand-in. */
  gmiUrl?: string;
  /** What the stand-in cuts out with: the local model, unless the test asks for nothing that it sees. */
  engine?: 'model' | 'ellipse';
  /** Sell credit through a stand-in for Stripe. */
  till?: boolean;
  /** A migrated database, instead of a throwaway Postgres. */
  databaseUrl?: string;
  /** Make the demo account and its samples. */
  seed?: boolean;
};

export type Product = {
  url: string;
  dataDir: string;
  databaseUrl: string;
  gmiUrl: string;
  web: ProductProcess;
  workers: ProductProcess[];
  stop(): Promise<void>;
};

const typescript = (file: string) => ['--import', 'tsx', file];

/** The whole product as people run it, in processes of its own on free ports, with a data folder of its own. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(options, ends)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The web server alone, on the test file's own database: nobody works, and no upstream answers. */
export function startWebOnly(env: Record<string, string> = {}): Promise<Product> {
  return startProduct({ databaseUrl: process.env.DATABASE_URL ?? '', gmiUrl: 'http://127.0.0.1:9/', workers: 0, env });
}

async function start(options: ProductOptions, ends: (() => Promise<unknown>)[]): Promise<Omit<Product, 'stop'>> {
  await build();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-product-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  const databaseUrl = options.databaseUrl ?? (await throwawayDatabase(ends));
  const gmiUrl = options.gmiUrl ?? (await startStandIn(options.engine ?? 'model', ends));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const secret = randomBytes(32).toString('hex');
  const till = options.till ? await startTill(port, ends) : {};
  const env = {
    ...till,
    ...{ NODE_ENV: 'production', MODE: 'local', LOG_LEVEL: 'warn', NEXT_TELEMETRY_DISABLED: '1' },
    ...{ PORT: String(port), APP_URL: url, NEXTAUTH_URL: url, AUTH_SECRET: secret, NEXTAUTH_SECRET: secret },
    ...{ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, GMI_BASE_URL: gmiUrl, GMI_API_KEY: 'stand-in' },
    ...ALLOCATOR,
    ...options.env,
  };
  if (options.seed) await run(process.execPath, typescript('prisma/seed.ts'), { env, hint: 'See prisma/seed.ts.' });
  const workers = Array.from(
    { length: options.workers ?? 1 },
    () => new ProductProcess('worker', typescript('lib/worker/main.ts'), { ...env, ROLE: 'worker' }),
  );
  const web = new ProductProcess('web', ['scripts/web.mjs'], { ...env, ROLE: 'web' });
  for (const program of [web, ...workers]) {
    program.start();
    ends.push(() => program.end());
  }
  await untilReady(`${url}/api/health/ready`, () => web.isRunning);
  if (!web.isRunning) throw new Error(`the web server ended:\n${web.printed}`);
  return { url, dataDir, databaseUrl, gmiUrl, web, workers };
}

async function throwawayDatabase(ends: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startPostgres({ throwaway: true });
  ends.push(() => postgres.stop());
  await migrate(postgres.url);
  return postgres.url;
}

async function startTill(productPort: number, ends: (() => Promise<unknown>)[]): Promise<Record<string, string>> {
  const port = await freePort();
  const secret = 'whsec_product';
  const standIn = new ProductProcess('Stripe stand-in', typescript('lib/sandbox/stripe/main.ts'), {
    PORT: String(port),
    SANDBOX_STRIPE_WEBHOOK_URL: `http://127.0.0.1:${productPort}/api/webhooks/stripe`,
    SANDBOX_STRIPE_WEBHOOK_SECRET: secret,
  });
  standIn.start();
  ends.push(() => standIn.end());
  const url = `http://localhost:${port}`;
  return { STRIPE_API_BASE: url, STRIPE_SECRET_KEY: 'sk_test_product', STRIPE_WEBHOOK_SECRET: secret };
}

async function startStandIn(engine: 'model' | 'ellipse', ends: (() => Promise<unknown>)[]): Promise<string> {
  const port = await freePort();
  const model = engine === 'model' ? await fetchModel() : undefined;
  const standIn = new ProductProcess('GMI stand-in', typescript('lib/sandbox/gmi/main.ts'), {
    ...{ PORT: String(port), SANDBOX_GMI_ENGINE: engine },
    ...(model && { LOCAL_MODEL_FILE: model }),
  });
  standIn.start();
  ends.push(() => standIn.end());
  return `http://127.0.0.1:${port}/api/v1/ie/requestqueue/apikey`;
}
