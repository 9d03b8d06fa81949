import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { messages } from '@/lib/messages/catalogue';
import type { Role } from '@/prisma/generated/enums';
import { callAction } from '../support/call-action';
import type { Client } from '../support/client';
import { aTeam } from '../support/factories';
import { aCutout } from '../support/gallery';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

const nothing = { ok: false, detail: messages.refusals.not_found };

/** A team whose people are all signed in. */
async function aSignedInTeam() {
  const { workspace, scope } = await aTeam();
  const join = async (role: Role) => {
    const { client, user } = await signedIn(product.url);
    if (role === 'owner') await db().member.deleteMany({ where: { workspaceId: workspace.id, role } });
    await db().member.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
    return { client, user, id: user.id };
  };
  const act = ({ client }: { client: Client }, name: string, wish: unknown) =>
    callAction(client, name, { workspace: workspace.slug, wish });
  const roles = async () =>
    Object.fromEntries(
      (await db().member.findMany({ where: { workspaceId: workspace.id } })).map((one) => [one.userId, one.role]),
    );
  return { workspace, scope, join, act, roles, owner: await join('owner') };
}

const kinds = async (workspaceId: string) =>
  (await db().activity.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('people of a team', () => {
  test('are given roles and limits by those who manage them, each noted', async () => {
    const { join, act, roles, workspace, owner } = await aSignedInTeam();
    const [admin, member] = [await join('admin'), await join('member')];
    expect(await act(admin, 'setMemberRole', { userId: member.id, role: 'viewer' })).toMatchObject({ ok: true });
    expect(await act(owner, 'setMemberRole', { userId: admin.id, role: 'member' })).toMatchObject({ ok: true });
    expect(await roles()).toMatchObject({ [member.id]: 'viewer', [admin.id]: 'member', [owner.id]: 'owner' });
    expect(await act(owner, 'setMemberCap', { userId: admin.id, capMicros: '1800000' })).toMatchObject({ ok: true });
    const where = { workspaceId_userId: { workspaceId: workspace.id, userId: admin.id } };
    expect((await db().member.findUniqueOrThrow({ where })).monthlyCapMicros).toBe(1_800_000n);
    expect(await act(owner, 'setMemberCap', { userId: admin.id, capMicros: null })).toMatchObject({ ok: true });
    expect((await db().member.findUniqueOrThrow({ where })).monthlyCapMicros).toBeNull();
    expect(await kinds(workspace.id)).toEqual(['role_changed', 'role_changed', 'cap_changed', 'cap_changed']);
  });

  test('never change the owner, themselves, or anybody when they may not', async () => {
    const { join, act, roles, owner, workspace } = await aSignedInTeam();
    const [admin, member, viewer] = [await join('admin'), await join('member'), await join('viewer')];
    const before = await roles();
    const tries: [typeof admin, string][] = [
      [admin, owner.id],
      [admin, admin.id],
      [owner, owner.id],
      [member, viewer.id],
      [viewer, member.id],
      [member, member.id],
    ];
    for (const [who, userId] of tries) {
      expect(await act(who, 'setMemberRole', { userId, role: 'admin' })).toMatchObject(nothing);
      expect(await act(who, 'setMemberCap', { userId, capMicros: '0' })).toMatchObject(nothing);
      expect(await act(who, 'removePerson', { userId, keepsLinks: false })).toMatchObject(nothing);
    }
    for (const who of [admin, member, viewer]) {
      expect(await act(who, 'handOverTeam', { userId: who.id })).toMatchObject(nothing);
    }
    expect(await act(admin, 'setMemberRole', { userId: member.id, role: 'owner' })).toMatchObject({ ok: false });
    for (const capMicros of ['-1', '1e3', '1000000000001', 5]) {
      expect(await act(owner, 'setMemberCap', { userId: member.id, capMicros })).toMatchObject({ ok: false });
    }
    expect(await roles()).toEqual(before);
    expect(await kinds(workspace.id)).toEqual([]);
  });

  test('who are removed, or leave, see nothing any more: not the next page, and not the stream that is open', async () => {
    const { join, act, owner, workspace, scope } = await aSignedInTeam();
    for (const way of ['removed', 'left'] as const) {
      const somebody = await join('member');
      const row = await aCutout(scope, { by: somebody.user });
      await db().favourite.create({ data: { userId: somebody.id, workspaceId: workspace.id, cutoutId: row.id } });
      const stream = await somebody.client.fetch(`/api/events?workspace=${workspace.slug}`);
      const reader = stream.body?.getReader();
      await reader?.read();
      const ended = (async () => {
        for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
        return 'ended';
      })();
      const answer =
        way === 'left'
          ? await act(somebody, 'leaveTeam', null)
          : await act(owner, 'removePerson', { userId: somebody.id, keepsLinks: false });
      expect(answer).toMatchObject({ ok: true });
      expect(await ended).toBe('ended');
      for (const path of [
        `/w/${workspace.slug}/cutouts`,
        `/api/cutouts/${row.id}`,
        `/api/cutouts?workspace=${workspace.slug}`,
      ]) {
        expect((await somebody.client.fetch(path)).status, path).toBe(404);
      }
      expect(await db().favourite.count({ where: { userId: somebody.id } })).toBe(0);
      expect(await db().cutout.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
        createdById: somebody.id,
        deletedAt: null,
      });
      expect((await kinds(workspace.id)).at(-1)).toBe(way);
    }
  });

  test('who go leave no link behind that still opens, unless it is to be kept', async () => {
    const { join, act, owner, workspace, scope } = await aSignedInTeam();
    const isOpen = async (by: { id: string }) => {
      const row = await aCutout(scope);
      const link = await db().shareLink.create({
        data: {
          ...{ workspaceId: workspace.id, createdById: by.id, title: 'For you', tokenHash: row.id, tokenSealed: '' },
          items: { create: { cutoutId: row.id, position: 0 } },
        },
      });
      return async () => (await db().shareLink.findUniqueOrThrow({ where: { id: link.id } })).revokedAt === null;
    };
    const [kept, removed, left] = [await join('member'), await join('member'), await join('member')];
    const [ofKept, ofRemoved, ofLeft, ofOwner] = [
      await isOpen(kept),
      await isOpen(removed),
      await isOpen(left),
      await isOpen(owner),
    ];
    await act(owner, 'removePerson', { userId: kept.id, keepsLinks: true });
    await act(owner, 'removePerson', { userId: removed.id, keepsLinks: false });
    await act(left, 'leaveTeam', null);
    expect([await ofKept(), await ofRemoved(), await ofLeft(), await ofOwner()]).toEqual([true, false, false, true]);
  });

  test('have one owner at every moment, who can hand over but not leave', async () => {
    const { join, act, roles, owner, workspace } = await aSignedInTeam();
    const [first, second] = [await join('viewer'), await join('member')];
    expect(await act(owner, 'leaveTeam', null)).toMatchObject(nothing);
    const answers = await Promise.all([
      act(owner, 'handOverTeam', { userId: first.id }),
      act(owner, 'handOverTeam', { userId: second.id }),
      act(owner, 'handOverTeam', { userId: first.id }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const owners = Object.entries(await roles()).filter(([, role]) => role === 'owner');
    expect(owners).toHaveLength(1);
    expect([first.id, second.id]).toContain(owners[0]?.[0]);
    expect((await roles())[owner.id]).toBe('admin');
    expect(await kinds(workspace.id)).toEqual(['handed_over']);
    expect(await act(owner, 'leaveTeam', null)).toMatchObject({ ok: true });
  });

  test('who remove each other at once: one is gone, and the other stays', async () => {
    const { join, act, roles, owner } = await aSignedInTeam();
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await join('admin'), await join('admin')];
      const answers = await Promise.all([
        act(a, 'removePerson', { userId: b.id, keepsLinks: false }),
        act(b, 'removePerson', { userId: a.id, keepsLinks: false }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const left = Object.keys(await roles()).filter((id) => [a.id, b.id].includes(id));
      expect(left).toHaveLength(1);
      await act(owner, 'removePerson', { userId: left[0], keepsLinks: true });
    }
  });

  test('alone in a personal workspace have no such page and no such actions', async () => {
    const { client, workspace, user } = await signedIn(product.url);
    expect((await client.fetch(`/w/${workspace.slug}/team`)).status).toBe(404);
    for (const [name, wish] of [
      ['leaveTeam', null],
      ['removePerson', { userId: user.id, keepsLinks: false }],
      ['handOverTeam', { userId: user.id }],
    ] as const) {
      expect(await callAction(client, name, { workspace: workspace.slug, wish })).toMatchObject(nothing);
    }
  });

  test('see what of the month is theirs, and managers everybody’s', async () => {
    const { join, workspace } = await aSignedInTeam();
    const [admin, member, viewer] = [await join('admin'), await join('member'), await join('viewer')];
    for (const { id } of [admin, member]) {
      await db().$executeRaw`
        insert into member_months (workspace_id, user_id, month, used_micros)
        values (${workspace.id}::uuid, ${id}::uuid, date_trunc('month', now(), 'UTC')::date, 36000)`;
    }
    const shown = async ({ client }: { client: Client }) =>
      ((await (await client.fetch(`/w/${workspace.slug}/team`)).text()).match(/\$0\.036(<!-- -->)? this month/g) ?? [])
        .length;
    expect([await shown(admin), await shown(member), await shown(viewer)]).toEqual([2, 1, 0]);
  });
});
