import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { db } from '@/lib/db';
import { MODEL_ID } from '@/lib/sandbox/gmi/options';
import { migrate } from '@/scripts/database/migrate';
import { startPostgres } from '@/scripts/setup/postgres.mjs';
import { freePort } from '@/scripts/setup/postgres-process.mjs';
import { ProductProcess } from '../support/process';
import { type Product, type ProductOptions, startProduct } from '../support/product';
import { until } from '../support/until';

export type Bench = {
  withProduct: <T>(options: ProductOptions, measure: (product: Product) => Promise<T>) => Promise<T>;
};

/**
 * Brings what all parts stand on, and takes it away afterwards: a Postgres as durable as the one people run, a data
 * folder for the bare image work, and an upstream that answers at once.
 */
export async function withBench<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  let ended: Promise<void> | undefined;
  const endAll = () => {
    // Once, whoever asks: what is interrupted fails, and that failure must wait for the cleaning up too.
    ended ??= (async () => {
      for (const end of ends.splice(0).reverse()) await end();
    })();
    return ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll().finally(() => process.exit(130)));
  }
  try {
    const home = await mkdtemp(path.join(tmpdir(), 'clearcut-bench-'));
    ends.push(() => rm(home, { recursive: true, force: true }));
    // Root's Postgres runs as somebody else, and would live elsewhere if it could not enter.
    await chmod(home, 0o711);
    const postgres = await startPostgres({ dataDir: home });
    ends.push(() => postgres.stop());
    await migrate(postgres.url);
    Object.assign(process.env, { MODE: 'local', DATA_DIR: home, DATABASE_URL: postgres.url, LOG_LEVEL: 'warn' });
    ends.push(() => db().$disconnect());
    const gmiUrl = await startInstantUpstream(ends);
    return await work({
      async withProduct(options, measure) {
        const product = await startProduct({ databaseUrl: postgres.url, gmiUrl, ...options });
        ends.push(product.stop);
        try {
          return await measure(product);
        } finally {
          await product.stop();
        }
      },
    });
  } finally {
    await endAll();
  }
}

async function startInstantUpstream(ends: (() => Promise<unknown>)[]): Promise<string> {
  const port = await freePort();
  const upstream = new ProductProcess('instant upstream', ['--import', 'tsx', 'lib/sandbox/gmi/main.ts'], {
    PORT: String(port),
    SANDBOX_GMI_ENGINE: 'instant',
  });
  upstream.start();
  ends.push(() => upstream.end());
  const url = `http://127.0.0.1:${port}/api/v1/ie/requestqueue/apikey`;
  const headers = { authorization: 'Bearer bench' };
  const isUp = () =>
    fetch(`${url}/models/${MODEL_ID}`, { headers }).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isUp);
  return url;
}
