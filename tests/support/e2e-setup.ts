import { startProduct } from './product';

/**
 * One product for the end-to-end tests; each test is a person of its own in it. They ask what pages do, not what the model
 * sees: the new user's test brings a product with the model of its own.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const product = await startProduct({
    seed: true,
    engine: 'ellipse',
    till: true,
    env: { TRUSTED_PROXIES: '1', UPLOAD_BYTES_IN_FLIGHT: '600000000', CREDIT_PACKS: '250, 500, 1000, 5000+250' },
  });
  process.env.CLEARCUT_E2E_URL = product.url;
  process.env.CLEARCUT_E2E_DATA_DIR = product.dataDir;
  process.env.CLEARCUT_E2E_DATABASE_URL = product.databaseUrl;
  return () => product.stop();
}
