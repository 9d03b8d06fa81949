import { createHash } from 'node:crypto';
import { note } from '@/lib/activity/service';
import type { Viewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/ids';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { cleanTeamName, NAME_MAX, slugFrom } from '../rules/names';
import { scopeOfMember } from '../scope';
import { countOwned, findOwnedWith, insertTeam, lockFounder } from '../store/teams';

const MOST_OWNED = 50;

export type UnusableName = Refusal<'unusable_name', { mostCharacters: number }>;
type Created = Result<
  { slug: string },
  UnusableName | TooMany | Refusal<'too_many_workspaces', { most: number }> | Refusal<'not_found'>
>;

/**
 * A new team of the viewer's, with an empty wallet. `key` is made once by the form: pressing twice, or again after an answer was
 * lost, makes one team. Refuses a name nobody could read, more than 10 teams an hour, and more than 50 workspaces of one owner.
 */
export async function createTeam(viewer: Viewer, wish: { name: string; key: string }, now: Date): Promise<Created> {
  const { userId } = viewer;
  const name = cleanTeamName(wish.name);
  if (name === null) return refuse('unusable_name', { mostCharacters: NAME_MAX });
  // What is random in the slug is so because the key is: the same wish finds what it made.
  const random = createHash('sha256').update(`${userId} ${wish.key}`).digest('hex').slice(0, 8);
  const earlier = await findOwnedWith(userId, `-${random}`);
  if (earlier) return ok(earlier);
  const taken = await takeToken(`team:${userId}`, LIMITS.teamByPerson, now);
  if (!taken.ok) return taken;
  return inTransaction<Created>(async (tx) => {
    await lockFounder(tx, userId);
    const twin = await findOwnedWith(userId, `-${random}`, tx);
    if (twin) return ok(twin);
    if ((await countOwned(tx, userId)) >= MOST_OWNED) return refuse('too_many_workspaces', { most: MOST_OWNED });
    const team = await insertTeam(tx, userId, { id: newId(), name, slug: slugFrom(name, random) });
    // Made before, and deleted or handed over since.
    if (!team) return refuse('not_found');
    await note(tx, scopeOfMember({ workspaceId: team.id, userId, role: 'owner' }), { kind: 'created' });
    return ok({ slug: team.slug });
  });
}
