import type { Db } from '@/lib/db';
import { rolesWith } from '../rules/rights';
import type { WorkspaceScope } from '../scope';
import { findPeople, findPeopleAmong } from '../store/mentionable';

/** Of a larger team the first so many by name are offered. */
const OFFERED = 1_000;

/** Who can be mentioned in a workspace: everybody who may see what is said there. */
export async function mentionable({ workspaceId }: WorkspaceScope<'comment'>): Promise<{ id: string; name: string }[]> {
  const members = await findPeople(workspaceId, rolesWith('look'), OFFERED);
  return members.map(({ user: { id, name, email } }) => ({ id, name: name ?? email }));
}

/** Those of the named people who can be mentioned now, and what the workspace's addresses begin with. */
export async function membersAmong(tx: Db, { workspaceId }: WorkspaceScope<'comment'>, ids: string[]) {
  const { slug, members } = await findPeopleAmong(tx, workspaceId, rolesWith('look'), ids);
  const people = members.map(({ user: { id, name, email, emailVerified } }) => ({
    ...{ id, email, name: name ?? email },
    isConfirmed: emailVerified !== null,
  }));
  return { slug, people };
}
