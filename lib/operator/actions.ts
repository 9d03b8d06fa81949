'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, done, refusal } from '@/lib/auth/action';
import { operatorOf } from '@/lib/auth/viewer';
import { describeRefusal } from '@/lib/http';
import { refuse } from '@/lib/result';
import { give } from './service';

const gift = z.union([z.strictObject({ images: z.number() }), z.strictObject({ amountCents: z.number() })]);
const wish = z.object({ key: z.uuid(), gift, reason: z.string() });

/** Gives a workspace credit by hand. For everybody but operators there is no such thing. */
export const giveCredit = action(z.object({ workspace: z.string(), wish }), async (viewer, given) => {
  const operator = operatorOf(viewer);
  const outcome = operator ? await give(operator, given.workspace, given.wish, new Date()) : refuse('not_found');
  if (!outcome.ok) return refusal(describeRefusal(outcome).detail);
  revalidatePath('/operator');
  return done;
});
