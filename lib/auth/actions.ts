'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { describeRefusal } from '@/lib/http';
import { messages } from '@/lib/messages/catalogue';
import { action, done, form, refusal } from './action';
import { isPlain } from './rules/plain';
import { changePassword } from './service/change-password';
import { revokeSessions, updateName } from './store';

const nameSchema = z.string().trim().min(1).max(80).refine(isPlain);
const nameForm = form.transform(({ name }) => nameSchema.safeParse(name).data ?? null);
const passwordForm = form.pipe(z.object({ current: z.string(), next: z.string() }));

export const saveName = action(nameForm, async ({ userId }, name) => {
  const text = messages.account.invalid.name;
  if (name === null) return refusal(text, { name: text });
  await updateName(userId, name);
  revalidatePath('/', 'layout');
  return done;
});

export const savePassword = action(passwordForm, async (viewer, passwords) => {
  const changed = await changePassword(viewer, passwords, new Date());
  if (changed.ok) {
    revalidatePath('/settings');
    return done;
  }
  if (changed.reason === 'too_many_requests') return refusal(describeRefusal(changed).detail);
  if (changed.reason === 'wrong_credentials') {
    return refusal(messages.settings.password.wrong, { current: messages.settings.password.wrong });
  }
  const detail = messages.refusals[changed.reason];
  return refusal(detail, { next: detail });
});

/** Ends one session of the person who asks; somebody else's id ends nothing. */
export const endOneSession = action(z.uuid(), async ({ userId }, sessionId) => {
  await revokeSessions(userId, { only: sessionId }, new Date());
  revalidatePath('/settings');
  return done;
});

export const endOtherSessions = action(z.unknown(), async ({ userId, sessionId }) => {
  await revokeSessions(userId, { except: sessionId }, new Date());
  revalidatePath('/settings');
  return done;
});
