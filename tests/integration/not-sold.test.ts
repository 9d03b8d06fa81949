import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

type Manifest = { node: Record<string, { exportedName: string }> };

// Production without Stripe's keys: the operator gives credit, and nobody buys any.
let product: Product;
let owner: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  product = await startWebOnly({ MODE: 'production', SMTP_URL: 'smtp://127.0.0.1:9' });
  owner = await signedIn(product.url);
}, 300_000);
afterAll(() => product?.stop());

/** A page without its scripts, which carry words that it may never show. */
async function htmlOf(address: string): Promise<string> {
  const html = await (await owner.client.fetch(address)).text();
  return html.replace(/<script\b.*?<\/script>/gs, '');
}

test('the credits page says in a sentence that nothing is sold, and has no button that buys', async () => {
  const html = await htmlOf(`/w/${owner.workspace.slug}/credits`);
  expect(html).toContain('Credit cannot be bought on this server. Ask whoever runs it.');
  expect(html).not.toMatch(/<button[^>]*>(Pay|Give back)/);
  expect(html).not.toContain('Paid with Stripe');
});

test('the prices page says so too', async () => {
  const html = await htmlOf('/prices');
  expect(html).toContain('Packs cannot be bought on this server. Ask whoever runs it.');
  expect(html).not.toContain('with Stripe');
});

test('whatever leads to Stripe is refused with that sentence, and leaves nothing behind', async () => {
  const manifest: Manifest = JSON.parse(
    await readFile(path.join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  );
  const topUp = { enabled: true, belowImages: 50, images: 500, monthlyCents: 6000 };
  for (const [name, wish] of [
    ['buyCredit', { images: 250 }],
    ['openPortal', null],
    ['refundCredit', { amountCents: null, key: '01980000-0000-7000-8000-000000000000' }],
    ['saveTopUp', topUp],
  ] as const) {
    const id = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name)?.[0] ?? '';
    const answer = await owner.client.fetch(`/w/${owner.workspace.slug}/credits`, {
      method: 'POST',
      body: JSON.stringify([{ workspace: owner.workspace.slug, wish }]),
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
    });
    expect(await answer.text(), name).toContain('Credit cannot be bought on this server.');
  }
  expect(await db().payment.count()).toBe(0);
  expect(await db().billingAccount.count({ where: { topUpEnabled: true } })).toBe(0);
});

test('an event that claims to come from Stripe is refused', async () => {
  const answer = await fetch(new URL('/api/webhooks/stripe', product.url), {
    method: 'POST',
    body: '{"id":"evt_1"}',
    headers: { 'stripe-signature': 't=1,v1=00' },
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).not.toBe(500);
  expect(await db().stripeEvent.count()).toBe(0);
});
