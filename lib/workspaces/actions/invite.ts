'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, form, refusal } from '@/lib/auth/action';
import type { Answer } from '@/lib/auth/answer';
import { describeRefusal } from '@/lib/http';
import { messages, translator } from '@/lib/messages/catalogue';
import { GIVEN_ROLES, MOST_ADDRESSES, readAddresses } from '../rules/invitations';
import { type Invited, invite } from '../service/invitations';
import { proveRight } from '../service/prove';

const inviteForm = form.pipe(
  z.object({ workspace: z.string(), emails: z.string().max(10_000), role: z.enum(GIVEN_ROLES) }),
);

type Told = { ok: true; url: null; said: string } | Extract<Answer, { ok: false }>;

/** Invites everybody whose address was typed, or nobody when one of them is none; says what became of them. */
export const inviteToTeam = async (given?: unknown): Promise<Told> => {
  let said = '';
  const answer = await action(inviteForm, async (viewer, { workspace, emails: typed, role }): Promise<Answer> => {
    const right = await proveRight(viewer, workspace, 'manage_people');
    if (!right.ok) return refusal(describeRefusal(right).detail);
    const { emails, odd } = readAddresses(typed);
    const problem = problemOf(emails, odd);
    if (problem) return refusal(problem, { emails: problem });
    const invited = await invite(right.value.scope, viewer, { emails, role }, new Date());
    revalidatePath(`/w/${right.value.slug}/team`);
    if (!invited.ok) return refusal(describeRefusal(invited).detail);
    said = outcomeOf(invited.value);
    return { ok: true, url: null };
  })(given);
  return answer.ok ? { ok: true, url: null, said } : answer;
};

function problemOf(emails: string[], odd: string[]): string | null {
  const t = translator('people');
  if (odd.length > 0) return t('invite.odd', { addresses: odd.slice(0, 3).join(', ').slice(0, 120) });
  if (emails.length === 0) return messages.people.invite.none;
  return emails.length > MOST_ADDRESSES ? t('invite.too_many', { most: MOST_ADDRESSES }) : null;
}

function outcomeOf(invited: Invited[]): string {
  const t = translator('people');
  const here = invited.filter(({ outcome }) => outcome === 'member').map(({ email }) => email);
  const sent = t('invite.sent', { count: invited.length - here.length });
  return here.length === 0 ? sent : `${sent} ${t('invite.members', { names: here.join(', '), count: here.length })}`;
}
