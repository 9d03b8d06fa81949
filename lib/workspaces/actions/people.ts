'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, done, refusal } from '@/lib/auth/action';
import type { Answer } from '@/lib/auth/answer';
import type { Viewer } from '@/lib/auth/viewer';
import { describeRefusal, type ReasonCode } from '@/lib/http';
import { LIMITS } from '@/lib/limits/rules';
import { takeToken } from '@/lib/limits/service';
import { GIVEN_ROLES } from '../rules/invitations';
import { startOf } from '../rules/places';
import type { Right } from '../rules/rights';
import { accept, resendInvitation, revoke } from '../service/invitations';
import { changeCap, changeRole, handOver, leave, removeMember } from '../service/people';
import { type Proof, proveRight } from '../service/prove';

type Outcome = { ok: true } | { ok: false; reason: ReasonCode };

/** An action on a team's people by whoever has the right; for everybody else there is no such thing. */
function people<R extends Right, Wish>(
  right: R,
  wish: z.ZodType<Wish>,
  act: (proof: Proof<R>, wish: Wish, viewer: Viewer) => Promise<Outcome>,
) {
  return action(z.object({ workspace: z.string(), wish }), async (viewer, given): Promise<Answer> => {
    const proved = await proveRight(viewer, given.workspace, right);
    if (!proved.ok) return refusal(describeRefusal(proved).detail);
    const taken = await takeToken(`people:${viewer.userId}`, LIMITS.peopleByPerson, new Date());
    const outcome = taken.ok ? await act(proved.value, given.wish, viewer) : taken;
    if (!outcome.ok) return refusal(describeRefusal(outcome).detail);
    revalidatePath(`/w/${proved.value.slug}`, 'layout');
    return done;
  });
}

const person = z.object({ userId: z.uuid() });
const MOST_MICROS = 1_000_000_000_000n;
const cap = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)
  .refine((micros) => micros <= MOST_MICROS)
  .nullable();

export const setMemberRole = people('manage_people', person.extend({ role: z.enum(GIVEN_ROLES) }), ({ scope }, wish) =>
  changeRole(scope, wish),
);

/** `capMicros` is micro-USD as a decimal string; null: no limit. */
export const setMemberCap = people('manage_people', person.extend({ capMicros: cap }), ({ scope }, wish) =>
  changeCap(scope, wish),
);

export const removePerson = people('manage_people', person.extend({ keepsLinks: z.boolean() }), ({ scope }, wish) =>
  removeMember(scope, wish),
);

export const handOverTeam = people('own', person, ({ scope }, { userId }) => handOver(scope, userId));

export const leaveTeam = people('look', z.null(), ({ scope }) => leave(scope));

const invitation = z.object({ id: z.uuid() });

export const revokeInvitation = people('manage_people', invitation, ({ scope }, { id }) =>
  revoke(scope, id, new Date()),
);

export const sendInvitationAgain = people('manage_people', invitation, ({ scope }, { id }, viewer) =>
  resendInvitation(scope, viewer, id, new Date()),
);

/** Answers where whoever is invited begins. */
export const acceptInvitation = action(z.object({ token: z.string().max(100) }), async (viewer, { token }) => {
  const taken = await takeToken(`people:${viewer.userId}`, LIMITS.peopleByPerson, new Date());
  const accepted = taken.ok ? await accept(viewer, token, new Date()) : taken;
  if (!accepted.ok) return refusal(describeRefusal(accepted).detail);
  revalidatePath('/', 'layout');
  return { ok: true, url: startOf(accepted.value) };
});
