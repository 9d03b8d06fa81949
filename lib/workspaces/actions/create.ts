'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, form, refusal } from '@/lib/auth/action';
import { describeRefusal } from '@/lib/http';
import { startOf } from '../rules/places';
import { createTeam } from '../service/create';

const teamForm = form.pipe(z.object({ name: z.string().max(1_000), key: z.uuid() }));

/** Answers where the new team begins. */
export const foundTeam = action(teamForm, async (viewer, wish) => {
  const created = await createTeam(viewer, wish, new Date());
  if (created.ok) {
    revalidatePath('/', 'layout');
    return { ok: true, url: startOf({ slug: created.value.slug, role: 'owner' }) };
  }
  const { detail } = describeRefusal(created);
  return refusal(detail, created.reason === 'unusable_name' ? { name: detail } : {});
});
