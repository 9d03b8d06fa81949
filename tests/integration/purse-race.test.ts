import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { aTeam } from '../support/factories';
import { PRICE } from '../support/history';
import { type Submission, signedIn, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'instant', maxWaiting: 10_000 });
  product = await startProduct({ gmiUrl: sandbox.url, databaseUrl, workers: 2 });
});
afterAll(async () => {
  await product?.stop();
  await sandbox?.close();
});

/** A team with credit for 1,000 images, and a signed-in member of it who may spend so much a month. */
async function aTeamWithMember(monthlyCapMicros: bigint | null) {
  const team = await aTeam({ creditMicros: PRICE * 1_000n });
  const { client, user } = await signedIn(product.url);
  const { id: workspaceId, slug } = team.workspace;
  await db().member.create({ data: { workspaceId, userId: user.id, role: 'member', monthlyCapMicros } });
  const submit = async (name: string) => client.submit([{ name, bytes: await uniquePng() }], `?workspace=${slug}`);
  return { workspaceId, slug, client, user, submit };
}

const unfinished = (workspaceId: string) =>
  db().cutout.count({ where: { workspaceId, status: { in: ['queued', 'processing'] } } });

describe('a member who spends a team’s credit', () => {
  test('1,000 simultaneous submits under a cap of 100 images run exactly 100; the rest are told so and cost nothing', {
    timeout: 180_000,
  }, async () => {
    const { workspaceId, slug, client, user, submit } = await aTeamWithMember(PRICE * 100n);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, index) => {
        const response = await submit(`${index}.png`);
        return { status: response.status, body: await response.text() };
      }),
    );
    const refused = answers.filter(({ status }) => status === 402);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
    expect(refused).toHaveLength(900);
    for (const { body } of refused) expect(JSON.parse(body)).toMatchObject({ code: 'cap_reached' });

    await until(async () => (await unfinished(workspaceId)) === 0);
    expect(await db().cutout.count({ where: { workspaceId, status: 'succeeded', createdById: user.id } })).toBe(100);
    expect(await client.json(`/api/wallet?workspace=${slug}`)).toMatchObject({
      ...{ availableMicros: String(PRICE * 900n), heldMicros: '0', capLeftMicros: '0' },
    });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('and is removed in the middle of a batch: what runs ends and is paid, all that comes later is refused', {
    timeout: 120_000,
  }, async () => {
    const { workspaceId, slug, client, user, submit } = await aTeamWithMember(null);
    await fetch(new URL('/sandbox/scenarios', sandbox.url), {
      method: 'POST',
      body: JSON.stringify(Array.from({ length: 10 }, () => ({ on: 'submit', delayMs: 2_000 }))),
    });
    const running = await Promise.all(Array.from({ length: 10 }, (_, index) => submit(`early-${index}.png`)));
    expect(running.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const early: Submission[] = await Promise.all(running.map((response) => response.json()));

    const late = Promise.all(Array.from({ length: 200 }, (_, index) => submit(`late-${index}.png`)));
    await until(async () => (await db().cutout.count({ where: { workspaceId } })) >= 15);
    await db().member.deleteMany({ where: { workspaceId, userId: user.id } });
    const removed = await late;
    for (const { status } of removed) expect([201, 404]).toContain(status);
    expect((await submit('last.png')).status).toBe(404);
    expect((await client.fetch(`/api/cutouts?workspace=${slug}`)).status).toBe(404);
    expect((await client.fetch(`/api/cutouts/${early[0]?.cutouts[0]?.id}/original`)).status).toBe(404);

    await until(async () => (await unfinished(workspaceId)) === 0);
    const accepted = 10 + removed.filter(({ status }) => status === 201).length;
    const done = { workspaceId, status: 'succeeded', createdById: user.id } as const;
    expect(await db().cutout.count({ where: done })).toBe(accepted);
    expect(await db().usageRecord.count({ where: { workspaceId, userId: user.id } })).toBe(accepted);
    expect((await db().wallet.findUniqueOrThrow({ where: { workspaceId } })).availableMicros).toBe(
      PRICE * BigInt(1_000 - accepted),
    );
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });
});
