import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deed } from '@/lib/activity/deeds';
import { note } from '@/lib/activity/service';
import { refund } from '@/lib/billing/service/refund';
import { setTopUp } from '@/lib/billing/service/settings';
import { syncPayment } from '@/lib/billing/service/sync-payment';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { LIMITS } from '@/lib/limits/rules';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { reserve } from '@/lib/wallet/service/spend';
import { aTeam } from '../support/factories';
import { signedIn } from '../support/http';
import { aBuyer, type Buyer, order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

type Team = Awaited<ReturnType<typeof aTeamLookedAt>>;

/** A team with an admin who reads its log. */
async function aTeamLookedAt() {
  const { workspace, scope, user } = await aTeam();
  const admin = await signedIn(till.product.url);
  await db().member.create({ data: { workspaceId: workspace.id, userId: admin.user.id, role: 'admin' } });
  const did = (deed: Deed, actorId: string | null = user.id) =>
    inTransaction(async (tx) => ok(await note(tx, scope, deed, actorId)));
  return { slug: workspace.slug, workspaceId: workspace.id, owner: user, admin: admin.user, client: admin.client, did };
}

const get = ({ client }: Team, path: string, zone = 'UTC') =>
  fetch(new URL(path, till.product.url), { headers: { cookie: `${client.cookieHeader()}; tz=${zone}` } });

/** The sentences of the log's page, and where it goes on. */
async function pageOf(team: Team, query = '', zone = 'UTC') {
  const response = await get(team, `/w/${team.slug}/activity${query}`, zone);
  expect(response.status).toBe(200);
  const html = (await response.text()).replace(/<!-- -->/g, '');
  return {
    sentences: [...html.matchAll(/<li\b[^>]*>.*?<p\b[^>]*>(.*?)<\/p>/gs)].map(([, text]) => text),
    before: /[?&;]before=([\da-f-]{36})/.exec(html)?.[1],
  };
}

/** The lines of the log's file behind its head, without their ids. */
async function fileOf(team: Team, query = '', zone = 'UTC'): Promise<string[]> {
  const response = await get(team, `/api/activity.csv?workspace=${team.slug}${query}`, zone);
  expect(response.status).toBe(200);
  const [, ...lines] = (await response.text()).split('\r\n').slice(0, -1);
  return lines.map((line) => line.slice(37));
}

describe('the activity log', () => {
  test('says who did what, newest first, and calls its reader you', async () => {
    const team = await aTeamLookedAt();
    await team.did({ kind: 'invited', email: 'jo@example.com', role: 'member' });
    await team.did({ kind: 'removed', person: 'Jo' }, team.admin.id);
    await team.did({ kind: 'purged', count: 1, names: ['a.png'] }, null);
    const name = team.owner.name ?? team.owner.email;
    expect((await pageOf(team)).sentences).toEqual([
      'Deleted a.png for good',
      'You removed Jo',
      `${name} invited jo@example.com as member`,
    ]);
  });

  test('goes on where a page ended, without a gap or a deed twice while new ones come', async () => {
    const team = await aTeamLookedAt();
    for (let number = 1; number <= 60; number += 1) await team.did({ kind: 'removed', person: `Jo ${number}` }, null);
    const first = await pageOf(team);
    await team.did({ kind: 'removed', person: 'Jo 61' }, null);
    const second = await pageOf(team, `?before=${first.before}`);
    expect([...first.sentences, ...second.sentences]).toEqual(
      Array.from({ length: 60 }, (_, index) => `Removed Jo ${60 - index}`),
    );
    expect(await fileOf(team)).toHaveLength(61);
  });

  test('is filtered by what deeds are about, by person and by the days of its reader, page and file alike', async () => {
    const team = await aTeamLookedAt();
    await team.did({ kind: 'shared', title: 'Chairs' });
    await team.did({ kind: 'left' }, team.admin.id);
    const where = { workspaceId: team.workspaceId, kind: 'left' };
    await db().activity.updateMany({ where, data: { createdAt: new Date('2026-03-01T23:30:00Z') } });
    const left = ['You left'];
    const name = team.owner.name ?? team.owner.email;
    for (const query of ['kind=people', `person=${team.admin.id}`, 'from=2026-03-01&to=2026-03-01']) {
      expect((await pageOf(team, `?${query}`)).sentences).toEqual(left);
      expect(await fileOf(team, `&${query}`)).toHaveLength(1);
    }
    expect((await pageOf(team, '?kind=sharing')).sentences).toEqual([`${name} shared “Chairs” by link`]);
    const day = 'from=2026-03-02&to=2026-03-02';
    expect((await pageOf(team, `?${day}`)).sentences).toEqual([]);
    expect((await pageOf(team, `?${day}`, 'Europe/Berlin')).sentences).toEqual(left);
    expect(await fileOf(team, `&${day}`, 'Europe/Berlin')).toHaveLength(1);
    expect((await pageOf(team, `?person=${newId()}`)).sentences).toEqual([]);
  });

  test('is a file, oldest first, in which no name is a formula', async () => {
    const team = await aTeamLookedAt();
    await db().user.update({ where: { id: team.owner.id }, data: { name: '=1+1' } });
    await team.did({ kind: 'renamed', from: 'A', to: 'B, "C"' });
    await team.did({ kind: 'left' }, null);
    const lines = (await fileOf(team)).map((line) => line.replace(/^[^,]+,/, ''));
    expect(lines).toEqual([
      `renamed,'=1+1,"'=1+1 renamed the workspace from “A” to “B, ""C""”"`,
      'left,,Somebody who is gone left',
    ]);
  });

  test('names another workspace only to those who belong to it', async () => {
    const [team, other] = [await aTeamLookedAt(), await aTeam()];
    await db().workspace.update({ where: { id: other.workspace.id }, data: { name: 'Hidden' } });
    await team.did({ kind: 'moved_out', workspaceId: other.workspace.id, count: 1, names: ['a.png'] }, null);
    expect((await pageOf(team)).sentences).toEqual(['Moved a.png to another workspace']);
    await db().member.create({ data: { workspaceId: other.workspace.id, userId: team.admin.id, role: 'viewer' } });
    expect((await pageOf(team)).sentences).toEqual(['Moved a.png to Hidden']);
  });

  test('holds nothing of another workspace', async () => {
    const [mine, theirs] = [await aTeamLookedAt(), await aTeamLookedAt()];
    await theirs.did({ kind: 'shared', title: 'Chairs' });
    expect((await pageOf(mine)).sentences).toEqual([]);
    expect(await fileOf(mine, `&person=${theirs.owner.id}`)).toEqual([]);
    expect((await get(mine, `/w/${theirs.slug}/activity`)).status).toBe(404);
  });

  test('is downloaded a limited number of times by one person', async () => {
    const team = await aTeamLookedAt();
    for (let count = 0; count < LIMITS.activityByPerson.limit; count += 1) await fileOf(team);
    expect((await get(team, `/api/activity.csv?workspace=${team.slug}`)).status).toBe(429);
  });
});

describe('money in the log', () => {
  const noted = async ({ workspace }: Buyer) =>
    (await db().activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } })).map(
      ({ kind, actorId, about }) => ({ kind, actorId, about }),
    );

  async function aCustomer() {
    const buyer = await aBuyer();
    const { sessionId, paymentId } = await order(buyer, { images: 250 });
    expect(await noted(buyer)).toEqual([]);
    await till.control('POST', `checkout/${sessionId}/pay`);
    await settled(till);
    const bought = {
      ...{ kind: 'bought', actorId: buyer.user.id },
      about: { grantedMicros: '4500000', amountCents: 450 },
    };
    return { buyer, bought, paymentId };
  }

  test('is what somebody bought and had paid back, once, however often it is told', async () => {
    const { buyer, bought, paymentId } = await aCustomer();
    expect(await noted(buyer)).toEqual([bought]);
    expect((await refund(buyer.scope, 200)).ok).toBe(true);
    await settled(till);
    const paidBack = { kind: 'paid_back', actorId: buyer.user.id, about: { amountCents: 200 } };
    expect(await noted(buyer)).toEqual([bought, paidBack]);
    await Promise.all(Array.from({ length: 5 }, () => syncPayment(paymentId)));
    expect(await noted(buyer)).toEqual([bought, paidBack]);
  });

  test('is what the automatic top-up bought, which is nobody’s deed', async () => {
    const { buyer, bought } = await aCustomer();
    const wish = { enabled: true, belowImages: 50, images: 500, monthlyCents: 6_000 };
    expect((await setTopUp(buyer.scope, wish)).ok).toBe(true);
    expect((await inTransaction((tx) => reserve(tx, buyer.scope, newId(), 201n * 18_000n))).ok).toBe(true);
    await until(async () => (await noted(buyer)).length === 2);
    expect(await noted(buyer)).toEqual([
      bought,
      { kind: 'topped_up', actorId: null, about: { grantedMicros: '9000000', amountCents: 900 } },
    ]);
  });
});
