import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { composeMail } from '@/lib/mail/templates/compose';
import { messages } from '@/lib/messages/catalogue';
import type { Role } from '@/prisma/generated/enums';
import { callAction, callWithForm } from '../support/call-action';
import { aTeam } from '../support/factories';
import { signedIn } from '../support/http';
import { anAddress, linkIn, mailsTo, Person } from '../support/person';
import { type Product, startProduct } from '../support/product';

const NOWHERE = 'http://127.0.0.1:9/';
const PASSWORD = 'correct horse battery staple';
const databaseUrl = process.env.DATABASE_URL ?? '';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ databaseUrl, gmiUrl: NOWHERE, workers: 1, env: { TRUSTED_PROXIES: '1' } });
}, 300_000);
afterAll(() => product?.stop());

/** A team, and somebody signed in who is in it as a role. */
async function aTeamWith(role: Role, name = 'The Studio') {
  const team = await aTeam();
  await db().workspace.update({ where: { id: team.workspace.id }, data: { name } });
  const { client, user } = await signedIn(product.url);
  const { id: workspaceId, slug } = team.workspace;
  await db().member.create({ data: { workspaceId, userId: user.id, role } });
  const invite = (emails: string, as = 'member') =>
    callWithForm(client, 'inviteToTeam', { workspace: slug, emails, role: as });
  return { ...team, workspaceId, slug, client, manager: user, invite };
}

/** The token in the latest of so many mails to an address. */
async function tokenTo(email: string, count = 1): Promise<string> {
  const mail = (await mailsTo(product.dataDir, email, count)).at(-1);
  return linkIn(mail).pathname.split('/').at(-1) ?? '';
}

const someone = () => new Person(product.url);
const join = (token: string, fields = {}) =>
  someone().auth('callback/invitation', { token, name: 'Eve', password: PASSWORD, ...fields });
const membersOf = (workspaceId: string) =>
  db().member.findMany({ where: { workspaceId }, include: { user: { select: { email: true } } } });
const memberOf = async (workspaceId: string, email: string) =>
  (await membersOf(workspaceId)).find((one) => one.user.email === email)?.role ?? null;
const pageOf = async (who: Person, token: string) => (await who.fetch(`/invite/${token}`)).text();
const ENDED = messages.people.invitation.ended_title;

describe('an invitation', () => {
  test('of an address without an account makes a confirmed account and a member, once', async () => {
    const team = await aTeamWith('admin');
    const email = anAddress();
    expect(await team.invite(` ${email.toUpperCase()} `, 'viewer')).toMatchObject({ ok: true });
    const token = await tokenTo(email);
    const eve = someone();
    expect(await pageOf(eve, token)).toContain('Make account and join');
    expect(await memberOf(team.workspaceId, email)).toBeNull();

    const answer = await eve.auth('callback/invitation', { token, name: 'Eve', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(await eve.isSignedIn()).toBe(true);
    expect((await eve.fetch(`/api/cutouts?workspace=${team.slug}`)).status).toBe(200);
    expect(await memberOf(team.workspaceId, email)).toBe('viewer');
    const user = await db().user.findUniqueOrThrow({ where: { email }, include: { personalWorkspace: true } });
    expect(user).toMatchObject({
      name: 'Eve',
      emailVerified: expect.any(Date),
      personalWorkspace: { kind: 'personal' },
    });
    expect((await db().invitation.findFirst({ where: { email } }))?.acceptedAt).toEqual(expect.any(Date));
    const deeds = await db().activity.findMany({ where: { workspaceId: team.workspaceId }, orderBy: { id: 'asc' } });
    expect(deeds).toMatchObject([
      { kind: 'invited', actorId: team.manager.id, about: { email, role: 'viewer' } },
      { kind: 'joined', actorId: user.id, about: { role: 'viewer' } },
    ]);

    expect(await pageOf(someone(), token)).toContain(ENDED);
    expect((await join(token)).status).toBe(410);
  });

  test('of an address with an account is accepted by its owner alone', async () => {
    const team = await aTeamWith('admin');
    const [bob, mallory] = [await signedIn(product.url), await signedIn(product.url)];
    const { email } = bob.user;
    await team.invite(email);
    const token = await tokenTo(email);
    expect(await pageOf(someone(), token)).toContain(`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`);
    expect(await (await mallory.client.fetch(`/invite/${token}`)).text()).toContain('Sign out');
    expect(await callAction(mallory.client, 'acceptInvitation', { token })).toMatchObject({ ok: false });
    // Whoever only has the link cannot set a password of theirs on the account.
    expect((await join(token)).status).toBe(410);
    expect(await memberOf(team.workspaceId, email)).toBeNull();

    expect(await (await bob.client.fetch(`/invite/${token}`)).text()).toContain('Join The Studio');
    expect(await callAction(bob.client, 'acceptInvitation', { token })).toEqual({
      ok: true,
      url: `/w/${team.slug}/remove`,
    });
    expect(await memberOf(team.workspaceId, email)).toBe('member');
  });

  test('accepted twenty times at once makes one account and one member', async () => {
    const team = await aTeamWith('admin');
    const email = anAddress();
    await team.invite(email);
    const token = await tokenTo(email);
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await join(token)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 410].includes(status))).toBe(true);
    expect(await db().user.count({ where: { email } })).toBe(1);
    expect((await membersOf(team.workspaceId)).filter((one) => one.user.email === email)).toHaveLength(1);
  });

  test('ends when it is taken back, sent again, too old, or its team is deleted', async () => {
    const ends: [string, (team: Awaited<ReturnType<typeof aTeamWith>>, id: string) => Promise<unknown>][] = [
      [
        'taken back',
        ({ client, slug }, id) => callAction(client, 'revokeInvitation', { workspace: slug, wish: { id } }),
      ],
      [
        'sent again',
        ({ client, slug }, id) => callAction(client, 'sendInvitationAgain', { workspace: slug, wish: { id } }),
      ],
      [
        'too old',
        (_team, id) => db().invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } }),
      ],
      [
        'deleted',
        ({ workspaceId }) => db().workspace.update({ where: { id: workspaceId }, data: { deletedAt: new Date() } }),
      ],
    ];
    for (const [what, end] of ends) {
      const team = await aTeamWith('admin');
      const email = anAddress();
      await team.invite(email);
      const token = await tokenTo(email);
      const { id } = await db().invitation.findFirstOrThrow({ where: { email } });
      await end(team, id);
      expect(await pageOf(someone(), token), what).toContain(ENDED);
      expect((await join(token)).status, what).toBe(410);
      expect(await db().user.count({ where: { email } }), what).toBe(0);
      if (what !== 'sent again') continue;
      const second = await tokenTo(email, 2);
      expect(second).not.toBe(token);
      expect((await join(second)).status).toBe(200);
    }
  });

  test('of an address that waits already takes the place of the one before', async () => {
    const team = await aTeamWith('admin');
    const email = anAddress();
    await team.invite(email, 'viewer');
    await team.invite(email, 'admin');
    await mailsTo(product.dataDir, email, 2);
    expect(await db().invitation.findMany({ where: { email, revokedAt: null } })).toMatchObject([{ role: 'admin' }]);
  });

  test('says for everybody in one form what became of it, and sends none when one is no address', async () => {
    const team = await aTeamWith('admin');
    const [first, second] = [anAddress(), anAddress()];
    const member = await team.join('member');
    const said = await team.invite(`${first}, ${second};\n${first} ${member.user.email}`);
    expect(said).toMatchObject({ ok: true, said: expect.stringContaining('2 invitations are on their way.') });
    expect(said).toMatchObject({ said: expect.stringContaining(`${member.user.email} is here already.`) });
    expect(await team.invite(`${anAddress()}, nonsense`)).toMatchObject({
      ok: false,
      fields: { emails: expect.any(String) },
    });
    expect(await team.invite('')).toMatchObject({ ok: false, fields: { emails: messages.people.invite.none } });
    const many = Array.from({ length: 21 }, anAddress).join(',');
    expect(await team.invite(many)).toMatchObject({ ok: false, fields: { emails: expect.stringContaining('20') } });
    expect(await db().invitation.count({ where: { workspaceId: team.workspaceId } })).toBe(2);
  });

  test('is limited: thirty an hour by one person, five an hour to one address', async () => {
    const team = await aTeamWith('admin');
    const email = anAddress();
    const one = [];
    for (let index = 0; index < 6; index += 1) one.push((await team.invite(email)).ok);
    expect(one).toEqual([true, true, true, true, true, false]);
    const twenty = Array.from({ length: 20 }, anAddress).join(',');
    expect(await team.invite(twenty)).toMatchObject({ ok: true });
    expect(await team.invite(Array.from({ length: 20 }, anAddress).join(','))).toMatchObject({ ok: false });
    expect(
      await db().invitation.count({ where: { workspaceId: team.workspaceId, revokedAt: null } }),
    ).toBeLessThanOrEqual(30);
  });

  test('cannot be made to say what its writer wants by a name', () => {
    const params = { url: product.url, team: 'Win <b>money</b> {now}', inviter: '<img src=x>', role: 'admin' };
    const { html, subject } = composeMail({ template: 'invitation', params });
    expect(html).toContain('&lt;b&gt;money&lt;/b&gt; {now}');
    expect(html).not.toMatch(/<b>|<img/);
    expect(subject).toContain('Win <b>money</b> {now}');
  });

  test('into a team cannot be made by members, viewers or strangers, nor into a personal workspace', async () => {
    const workspaces = [await aTeamWith('member'), await aTeamWith('viewer')];
    const stranger = await signedIn(product.url);
    const wish = { emails: anAddress(), role: 'admin' };
    const nothing = { ok: false, detail: messages.refusals.not_found };
    for (const { client, slug } of workspaces) {
      expect(await callWithForm(client, 'inviteToTeam', { workspace: slug, ...wish })).toMatchObject(nothing);
      expect(await callWithForm(stranger.client, 'inviteToTeam', { workspace: slug, ...wish })).toMatchObject(nothing);
    }
    const own = { workspace: stranger.workspace.slug, ...wish };
    expect(await callWithForm(stranger.client, 'inviteToTeam', own)).toMatchObject(nothing);
    expect(
      await callWithForm(workspaces[0]?.client ?? stranger.client, 'inviteToTeam', { ...own, role: 'owner' }),
    ).toMatchObject({ ok: false });
    expect(await db().invitation.count({ where: { email: wish.emails } })).toBe(0);
  });

  test.each([
    ['no password', { password: '' }, 'password'],
    ['a short password', { password: 'short' }, 'password'],
    ['no name', { name: '  ' }, 'name'],
  ])('with %s is not used up, and says so beside the field', async (_what, wrong, field) => {
    const team = await aTeamWith('admin');
    const email = anAddress();
    await team.invite(email);
    const token = await tokenTo(email);
    const answer = await join(token, wrong);
    expect([answer.status, await answer.json()]).toMatchObject([422, { fields: { [field]: expect.any(String) } }]);
    expect((await join(token)).status).toBe(200);
  });

  test('with odd tokens is one that has ended', async () => {
    for (const token of ['x', '..%2f..', '%00', 'a'.repeat(5_000), newId()]) {
      const response = await someone().fetch(`/invite/${token}`);
      expect(response.status, token).toBeLessThan(500);
      expect((await join(token)).status).toBeLessThan(500);
    }
  });
});
