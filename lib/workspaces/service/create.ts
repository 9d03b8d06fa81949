import { randomBytes } from 'node:crypto';
import { v5 } from 'uuid';
import { note } from '@/lib/activity/service';
import type { Viewer } from '@/lib/auth/viewer';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { cleanTeamName, NAME_MAX, slugFrom } from '../rules/names';
import { scopeOfMember } from '../scope';
import { countOwned, findById, insertTeam, lockFounder } from '../store/teams';

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
  const id = v5(userId, wish.key);
  const earlier = await findById(id);
  if (earlier) return answerOf(earlier);
  const taken = await takeToken(`team:${userId}`, LIMITS.teamByPerson, now);
  if (!taken.ok) return taken;
  return inTransaction<Created>(async (tx) => {
    await lockFounder(tx, userId);
    const twin = await findById(id, tx);
    if (twin) return answerOf(twin);
    if ((await countOwned(tx, userId)) >= MOST_OWNED) return refuse('too_many_workspaces', { most: MOST_OWNED });
    const slug = slugFrom(name, randomBytes(4).toString('hex'));
    await insertTeam(tx, userId, { id, name, slug });
    await note(tx, scopeOfMember({ workspaceId: id, userId, role: 'owner' }), { kind: 'created' });
    return ok({ slug });
  });
}

const answerOf = ({ slug, deletedAt }: { slug: string; deletedAt: Date | null }): Created =>
  deletedAt ? refuse('not_found') : ok({ slug });
