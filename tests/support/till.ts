import type { Viewer } from '@/lib/auth/viewer';
import type { Choice } from '@/lib/billing/rules/catalogue';
import { buy } from '@/lib/billing/service/buy';
import { db } from '@/lib/db';
import { startStripeSandbox } from '@/lib/sandbox/stripe/server';
import { aPerson } from './factories';
import { type Product, type ProductOptions, startProduct } from './product';
import { until } from './until';

const SECRET = 'whsec_tests';

/** How the product, and services that a test calls itself, reach the stand-in. */
export const tillEnvironment = (url: string) => ({
  STRIPE_API_BASE: url,
  STRIPE_SECRET_KEY: 'sk_test_tests',
  STRIPE_WEBHOOK_SECRET: SECRET,
});

export type Till = Awaited<ReturnType<typeof startTill>>;

/** Stripe's stand-in, and the product behind its webhook, on the test file's own database. */
export async function startTill(options: Partial<ProductOptions> = {}) {
  const sandbox = await startStripeSandbox();
  const till = tillEnvironment(sandbox.url);
  Object.assign(process.env, till);
  let product: Product;
  try {
    product = await startProduct({
      databaseUrl: process.env.DATABASE_URL ?? '',
      gmiUrl: 'http://127.0.0.1:9/',
      ...options,
      env: { ...till, ...options.env },
    });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const webhookUrl = `${product.url}/api/webhooks/stripe`;
  const control = controlOf(sandbox.url);
  await control('POST', 'webhooks', { url: webhookUrl, secret: SECRET });
  return {
    ...{ product, control, webhookUrl, stripeUrl: sandbox.url },
    stop: async () => {
      await product.stop();
      await sandbox.close();
    },
  };
}

/** Asks the stand-in to be the buyer, the bank, the dashboard, or bad luck. Throws what it refuses. */
export function controlOf(url: string) {
  return async <Told = Record<string, never>>(method: string, path: string, body?: object): Promise<Told> => {
    const answer = await fetch(`${url}/sandbox/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

/** Somebody with a workspace of their own, who may buy for it. */
export async function aBuyer(credit: Parameters<typeof aPerson>[0] = {}) {
  const person = await aPerson(credit);
  const { id: userId, email, name } = person.user;
  const viewer: Viewer = { userId, email, name, sessionId: '', isOperator: false };
  return { ...person, viewer, right: { scope: person.scope, slug: person.workspace.slug } };
}
export type Buyer = Awaited<ReturnType<typeof aBuyer>>;

/** Opens a checkout as the page's button does; answers the order and the session. */
export async function order({ viewer, right, scope }: Buyer, choice: Choice) {
  const bought = await buy(viewer, right, choice);
  if (!bought.ok) throw new Error(`refused: ${bought.reason}`);
  const payment = await db().payment.findFirstOrThrow({
    where: { workspaceId: scope.workspaceId },
    orderBy: { createdAt: 'desc' },
  });
  return { paymentId: payment.id, sessionId: payment.sessionId ?? '', url: bought.value.url };
}

/** Waits until everything that was told is done. */
export async function settled(till: Pick<Till, 'control'>): Promise<void> {
  await until(async () => {
    const told = await till.control<{ isDelivered: boolean }[]>('GET', 'events');
    const [{ waiting }] = await db().$queryRaw<[{ waiting: bigint }]>`
      select (select count(*) from stripe_events where handled_at is null)
           + (select count(*) from graphile_worker.jobs where task_identifier <> 'send_mail') as waiting`;
    return waiting === 0n && told.every(({ isDelivered }) => isDelivered);
  }, 30_000);
}
