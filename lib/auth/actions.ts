'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { isForeign } from '@/lib/http';
import { waitText } from '@/lib/limits/answer';
import { messages, translator } from '@/lib/messages/catalogue';
import type { Answer } from './answer';
import { isPlain } from './rules/plain';
import { changePassword } from './service/change-password';
import { revokeSessions, updateName } from './store';
import { getViewer, type Viewer } from './viewer';

const nameSchema = z.string().trim().min(1).max(80).refine(isPlain);
const idSchema = z.uuid();
const done: Answer = { ok: true, url: null };
const refusal = (detail: string, fields: { [field: string]: string } = {}): Answer => ({ ok: false, detail, fields });

/** Who acts, or why nobody may: server actions answer requests without an Origin, and from anywhere a form can be sent. */
async function actor(): Promise<{ viewer: Viewer } | { answer: Answer }> {
  if (isForeign({ headers: await headers() })) return { answer: refusal(messages.refusals.foreign_origin) };
  const viewer = await getViewer();
  return viewer ? { viewer } : { answer: refusal(messages.refusals.signed_out) };
}

export async function saveName(form: FormData): Promise<Answer> {
  const who = await actor();
  if ('answer' in who) return who.answer;
  const name = nameSchema.safeParse(form.get('name'));
  const text = messages.account.invalid.name;
  if (!name.success) return refusal(text, { name: text });
  await updateName(who.viewer.userId, name.data);
  revalidatePath('/', 'layout');
  return done;
}

export async function savePassword(form: FormData): Promise<Answer> {
  const who = await actor();
  if ('answer' in who) return who.answer;
  const passwords = { current: String(form.get('current') ?? ''), next: String(form.get('next') ?? '') };
  const changed = await changePassword(who.viewer, passwords, new Date());
  if (changed.ok) {
    revalidatePath('/settings');
    return done;
  }
  if (changed.reason === 'too_many_requests') {
    return refusal(translator('refusals')('too_many_requests', { wait: waitText(changed.retryAfterMs) }));
  }
  if (changed.reason === 'wrong_credentials') {
    return refusal(messages.settings.password.wrong, { current: messages.settings.password.wrong });
  }
  const detail = messages.refusals[changed.reason];
  return refusal(detail, { next: detail });
}

/** Ends one session of the person who asks; somebody else's id ends nothing. */
export async function endOneSession(sessionId: string): Promise<Answer> {
  const who = await actor();
  if ('answer' in who) return who.answer;
  const only = idSchema.safeParse(sessionId);
  if (only.success) await revokeSessions(who.viewer.userId, { only: only.data }, new Date());
  revalidatePath('/settings');
  return done;
}

export async function endOtherSessions(): Promise<Answer> {
  const who = await actor();
  if ('answer' in who) return who.answer;
  await revokeSessions(who.viewer.userId, { except: who.viewer.sessionId }, new Date());
  revalidatePath('/settings');
  return done;
}
