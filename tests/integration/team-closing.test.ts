import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeTeam, emptyWorkspace } from '@/lib/closing/service';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { findBalance } from '@/lib/wallet/store/balance';
import { scopeOfMember } from '@/lib/workspaces/scope';
import { callAction } from '../support/call-action';
import type { Client } from '../support/client';
import { adds, close, emptied, row, type Team, team } from '../support/closing';
import { giveCredit } from '../support/factories';
import { type Submission, signedIn, storedFiles, uniquePng } from '../support/http';
import { type Product, startProduct } from '../support/product';
import { slowUpload } from '../support/slow-upload';
import { until } from '../support/until';
import { PRICE, reserveOne } from '../support/wallet';

let product: Product;
let gmi: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';
beforeAll(async () => {
  gmi = await startGmiSandbox({ engine: 'instant', maxWaiting: 1_000 });
  product = await startProduct({ databaseUrl, gmiUrl: gmi.url });
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await gmi?.close();
});

async function cut({ at }: Team, { client }: { client: Client }, count: number): Promise<string[]> {
  const images = await Promise.all(
    Array.from({ length: count }, async (_, n) => ({ name: `${n}.png`, bytes: await uniquePng() })),
  );
  const { cutouts }: Submission = await (await client.submit(images, at)).json();
  return cutouts.map(({ id }) => id);
}
const running = ({ workspace }: Team) =>
  db().cutout.count({ where: { workspaceId: workspace.id, status: { in: ['queued', 'processing'] } } });
describe('a deleted team', () => {
  test('is missing at the next request, to everybody, as if it had never been; open event streams end', async () => {
    const here = await team(product.url);
    const [member, viewer] = [await here.as('member'), await here.as('viewer')];
    const [id] = await cut(here, member, 1);
    await until(async () => (await running(here)) === 0);
    const stream = await viewer.client.fetch(`/api/events${here.at}`);
    const ends = stream.text();
    expect(await close(here, here.owner)).toEqual({ ok: true, url: '/w' });
    await ends;
    const told = async (client: Client, path: string) => {
      const answer = await client.fetch(path);
      return [path.startsWith('/w/') ? null : await answer.text(), answer.status];
    };
    for (const { client } of [here.owner, member, viewer]) {
      for (const path of ['/api/wallet', '/api/cutouts', '/api/events', '/api/ledger.csv']) {
        const nowhere = await told(client, `${path}?workspace=no-such-team`);
        expect(await told(client, `${path}${here.at}`), path).toEqual(nowhere);
      }
      for (const path of ['remove', 'cutouts', 'credits', 'settings', `cutouts/${id}`]) {
        expect((await client.fetch(`/w/${here.workspace.slug}/${path}`)).status, path).toBe(404);
      }
      for (const path of ['', '/original', '/result', '/thumbnail']) {
        expect(await told(client, `/api/cutouts/${id}${path}`)).toEqual(
          await told(client, `/api/cutouts/${newId()}${path}`),
        );
      }
      expect((await client.fetch(`/api/workspaces/${here.workspace.slug}/picture`)).status).toBe(404);
      expect((await client.fetch('/w')).status).toBe(307);
    }
    const page = await (await member.client.fetch(`/w/${member.workspace.slug}/remove`)).text();
    expect(page).not.toContain(here.workspace.slug);
  });

  test('leaves rows of money without names, its slug, and nothing else; the ledger adds up', async () => {
    const here = await team(product.url);
    const member = await here.as('member');
    const workspaceId = here.workspace.id;
    const [id = ''] = await cut(here, member, 3);
    await until(async () => (await running(here)) === 0);
    await member.client.fetch(`/api/cutouts/${id}`, { method: 'DELETE' });
    const tag = await db().tag.create({ data: { workspaceId, name: 'red' } });
    const other = await db().cutout.findFirstOrThrow({ where: { workspaceId, deletedAt: null } });
    await db().cutoutTag.create({ data: { tagId: tag.id, cutoutId: other.id } });
    await db().comment.create({ data: { cutoutId: other.id, authorId: member.user.id, text: 'Nice' } });
    await db().favourite.create({ data: { userId: member.user.id, workspaceId, cutoutId: other.id } });
    const soon = new Date(Date.now() + 86_400_000);
    await db().invitation.create({
      data: { workspaceId, email: 'eve@example.com', role: 'member', tokenHash: newId(), expiresAt: soon },
    });
    const share = { tokenHash: newId(), tokenSealed: '', title: 'For the client', createdById: member.user.id };
    await db().shareLink.create({
      data: { workspaceId, ...share, items: { create: { cutoutId: other.id, position: 0 } } },
    });
    const payment = {
      kind: 'checkout' as const,
      status: 'expired' as const,
      amountCents: 1,
      grantedMicros: 1n,
      images: 1,
    };
    await db().payment.create({
      data: {
        ...{ workspaceId, ...payment, createdById: member.user.id },
        refunds: { create: { status: 'failed', netCents: 1, taxCents: 0, createdById: member.user.id } },
      },
    });
    await giveCredit(here.scope, { grantedMicros: 5n });
    await db().grant.updateMany({ where: { workspaceId }, data: { note: 'for the fair' } });
    await callAction(here.owner.client, 'renameTeam', {
      workspace: here.workspace.slug,
      wish: { name: 'Secret plans' },
    });
    await close(here, here.owner, 'Secret plans');
    await emptied(here);
    expect(await row(here)).toMatchObject({ slug: here.workspace.slug, name: '', pictureHash: null });
    const mine = { where: { workspaceId } };
    const gone = await Promise.all([
      ...[db().member.count(mine), db().invitation.count(mine), db().shareLink.count(mine), db().tag.count(mine)],
      ...[db().activity.count(mine), db().favourite.count(mine), db().cutout.count(mine), db().memberMonth.count(mine)],
      db().comment.count({ where: { cutoutId: other.id } }),
    ]);
    expect(gone).toEqual(gone.map(() => 0));
    expect((await db().usageRecord.findMany(mine)).map(({ userId }) => userId)).toEqual([null, null, null]);
    expect((await db().hold.findMany(mine)).map(({ userId }) => userId)).toEqual([null, null, null]);
    expect(await db().payment.findMany({ ...mine, include: { refunds: true } })).toMatchObject([
      { createdById: null, refunds: [{ createdById: null }] },
    ]);
    expect(new Set((await db().grant.findMany(mine)).map(({ note }) => note))).toEqual(new Set(['for the fair']));
    expect(await findBalance(here.scope)).toEqual({ availableMicros: 7n * PRICE + 5n, heldMicros: 0n });
    await adds();
  });

  test('in the middle of a batch loses no money and leaves no charge unpaid: what runs ends, and is paid or given back', async () => {
    const here = await team(product.url, { images: 20n });
    const member = await here.as('member');
    await fetch(new URL('/sandbox/scenarios', gmi.url), {
      method: 'POST',
      body: JSON.stringify([
        { on: 'submit', delayMs: 1_500, times: 4 },
        { on: 'submit', fail: 'unsafe' },
      ]),
    });
    await cut(here, member, 12);
    await until(
      async () => (await db().cutout.count({ where: { workspaceId: here.workspace.id, status: 'processing' } })) > 0,
    );
    expect(await close(here, here.owner)).toMatchObject({ ok: true });
    expect(await running(here)).toBeGreaterThan(0);
    await emptied(here);
    const holds = await db().hold.groupBy({ by: ['state'], where: { workspaceId: here.workspace.id }, _count: true });
    expect(new Map(holds.map(({ state, _count }) => [state, _count]))).toEqual(
      new Map([
        ['settled', 11],
        ['released', 1],
      ]),
    );
    expect(await db().usageRecord.count({ where: { workspaceId: here.workspace.id, userId: null } })).toBe(11);
    expect(await findBalance(here.scope)).toEqual({ availableMicros: 9n * PRICE, heldMicros: 0n });
    await adds();
  });

  test('was deleted once, however many ask at once', async () => {
    const here = await team(product.url);
    const answers = await Promise.all(Array.from({ length: 6 }, () => close(here, here.owner)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const missing = await close({ workspace: { ...here.workspace, slug: 'no-such-team' } }, here.owner);
    for (const answer of answers) if (!answer.ok) expect(answer).toEqual(missing);
  });

  test('refuses an upload that was on its way, and keeps nothing of it', async () => {
    const here = await team(product.url);
    const member = await here.as('member');
    const headers = { cookie: member.client.cookieHeader(), connection: 'close' };
    const upload = slowUpload(product.url, headers, await uniquePng(), undefined, here.workspace.slug);
    await until(async () => (await storedFiles(product.dataDir)).some((file) => file.startsWith('staging')));
    expect(await close(here, here.owner)).toMatchObject({ ok: true });
    upload.finish();
    await until(() => upload.answer().includes('not_found'));
    expect(upload.answer()).not.toContain('"status":"queued"');
    await emptied(here);
    expect(await db().hold.count({ where: { workspaceId: here.workspace.id } })).toBe(0);
  });

  test('refuses whoever waited for its wallet while it was deleted: their right was proven, and is gone', async () => {
    const here = await team(product.url);
    const { user } = await here.as('member');
    const scope = scopeOfMember({ workspaceId: here.workspace.id, userId: user.id, role: 'member' });
    const somebody = new pg.Client({ connectionString: databaseUrl });
    await somebody.connect();
    await somebody.query('begin');
    await somebody.query('select 1 from wallets where workspace_id = $1 for update', [here.workspace.id]);
    const waiting = async () => {
      const [now] = await db().$queryRaw<[{ count: number }]>`
        select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return now?.count;
    };
    const closing = closeTeam(here.scope, 'Team', new Date());
    await until(async () => (await waiting()) === 1);
    const reserving = reserveOne(scope);
    await until(async () => (await waiting()) === 2);
    await somebody.query('commit');
    await somebody.end();
    expect(await closing).toEqual({ ok: true, value: null });
    expect(await reserving).toEqual({ ok: false, reason: 'not_found' });
    expect(await findBalance(scope)).toEqual({ availableMicros: 10n * PRICE, heldMicros: 0n });
    await adds();
  });
});

describe('deleting', () => {
  test('is told first what it would take: people, cutouts up to 10,000, credit, links', async () => {
    const here = await team(product.url);
    const member = await here.as('member');
    await cut(here, member, 2);
    await until(async () => (await running(here)) === 0);
    await giveCredit(here.scope, { kind: 'purchase', grantedMicros: 5_000n, paidMicros: 5_000n });
    const share = { tokenSealed: '', title: 'For the client' };
    for (const revokedAt of [null, new Date()]) {
      await db().shareLink.create({
        data: { workspaceId: here.workspace.id, tokenHash: newId(), ...share, revokedAt },
      });
    }
    const told = async () => {
      const page = await (await here.owner.client.fetch(`/w/${here.workspace.slug}/settings`)).text();
      const loss = /\\"loss\\":(\{.*?\})/.exec(page)?.[1]?.replaceAll('\\"', '"');
      return JSON.parse(loss ?? 'null');
    };
    expect(await told()).toMatchObject({
      ...{ others: 1, shareLinks: 1, cutouts: 2, running: 0, paidMicros: '$n5000', freeMicros: `$n${8n * PRICE}` },
    });
    await db().$executeRaw`
      insert into cutouts (id, workspace_id, name, status, price_micros, provider, model, first, source_hash, source_format,
                           source_size_bytes, width, height, placeholder, deadline_at)
      select gen_random_uuid(), ${here.workspace.id}::uuid, 'a.png', 'canceled', 0, 'gmi', 'm', false, n::text, 'png', 1, 1, 1, '', now()
      from generate_series(1, 10100) n`;
    expect(await told()).toMatchObject({ cutouts: 10_001, most: 10_000 });
    expect(await close(here, here.owner)).toMatchObject({ ok: true });
    await emptied(here);
  });

  test('asks for the name as it is, and changes nothing without it', async () => {
    const here = await team(product.url);
    const before = await row(here);
    for (const name of ['', 'team', 'Team 2', '\u200b']) {
      expect(await close(here, here.owner, name)).toEqual({
        ok: false,
        detail: 'Type the team’s name exactly as it is: Team',
        fields: {},
      });
    }
    expect(await row(here)).toEqual(before);
    expect(await db().member.count({ where: { workspaceId: here.workspace.id } })).toBe(1);
  });

  test('is the owner’s alone: for everybody else, and for personal workspaces, there is no such thing', async () => {
    const here = await team(product.url);
    const before = await row(here);
    const stranger = await signedIn(product.url);
    for (const who of [await here.as('admin'), await here.as('member'), await here.as('viewer'), stranger]) {
      const missing = await close({ workspace: { ...here.workspace, slug: 'no-such-team' } }, who);
      expect(await close(here, who)).toEqual(missing);
      expect(missing).toMatchObject({ ok: false });
    }
    expect(await row(here)).toEqual(before);
    expect(
      await close({ workspace: { ...here.workspace, slug: stranger.workspace.slug } }, stranger, 'Ada'),
    ).toMatchObject({ ok: false });
    expect(await db().workspace.findUnique({ where: { id: stranger.workspace.id } })).toMatchObject({
      deletedAt: null,
    });
  });

  test('never empties a workspace that is there', async () => {
    const here = await team(product.url);
    await cut(here, here.owner, 1);
    await emptyWorkspace(here.workspace.id);
    expect(await db().cutout.count({ where: { workspaceId: here.workspace.id } })).toBe(1);
    expect(await db().member.count({ where: { workspaceId: here.workspace.id } })).toBe(1);
  });
});
