import { expect } from 'vitest';
import { db } from '@/lib/db';
import { verifyLedger } from '@/lib/ledger/service';
import type { Role } from '@/prisma/generated/enums';
import { callAction } from './call-action';
import type { Client } from './client';
import { aTeam } from './factories';
import { signedIn } from './http';
import { brokenInvariants } from './invariants';
import { until } from './until';
import { PRICE } from './wallet';

export type Team = Awaited<ReturnType<typeof team>>;

/** A team with credit for so many images, its owner at their browser; `join` brings in others at theirs. */
export async function team(url: string, { images = 10n } = {}) {
  const { workspace, scope, user } = await aTeam({ creditMicros: images * PRICE });
  const owner = await signedIn(url);
  const as = async (role: Role) => {
    const person = await signedIn(url);
    await db().member.create({ data: { workspaceId: workspace.id, userId: person.user.id, role } });
    return person;
  };
  await db().member.update({
    where: { workspaceId_userId: { workspaceId: workspace.id, userId: user.id } },
    data: { userId: owner.user.id },
  });
  return { workspace, scope: { ...scope, userId: owner.user.id }, owner, as, at: `?workspace=${workspace.slug}` };
}
export const close = ({ workspace }: Pick<Team, 'workspace'>, { client }: { client: Client }, name = 'Team') =>
  callAction(client, 'deleteTeam', { workspace: workspace.slug, wish: { name } });
export const row = ({ workspace }: Team) => db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });

/** Waits until nothing is left to take away of it. */
export const emptied = ({ workspace }: Team) =>
  until(async () => {
    const [left] = await db().$queryRaw<[{ left: bigint }]>`
      select (select count(*) from cutouts where workspace_id = ${workspace.id}::uuid)
           + (select count(*) from graphile_worker.jobs where key = ${`empty_workspace:${workspace.id}`}) as left`;
    return left?.left === 0n;
  });
/** All of the database's money adds up. */
export const adds = async () => {
  expect(await brokenInvariants(process.env.DATABASE_URL ?? '')).toEqual([]);
  expect((await verifyLedger()).differences).toEqual([]);
};
