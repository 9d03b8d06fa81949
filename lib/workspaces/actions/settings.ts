'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, done, refusal } from '@/lib/auth/action';
import type { Answer } from '@/lib/auth/answer';
import { describeRefusal, type ReasonCode } from '@/lib/http';
import { isRetention } from '../rules/retention';
import type { WorkspaceScope } from '../scope';
import { removePicture } from '../service/picture';
import { proveRight } from '../service/prove';
import { keepFor, rename } from '../service/settings';

type Outcome = { ok: true } | { ok: false; reason: ReasonCode };

/** An action of those who may change a workspace; for everybody else there is no such thing. */
function change<Wish>(
  wish: z.ZodType<Wish>,
  act: (scope: WorkspaceScope<'change_workspace'>, wish: Wish) => Promise<Outcome>,
) {
  return action(z.object({ workspace: z.string(), wish }), async (viewer, given): Promise<Answer> => {
    const right = await proveRight(viewer, given.workspace, 'change_workspace');
    const outcome = right.ok ? await act(right.value.scope, given.wish) : right;
    if (!outcome.ok) return refusal(describeRefusal(outcome).detail);
    // Its name and its picture stand in the bar of every page.
    revalidatePath('/', 'layout');
    return done;
  });
}

export const renameTeam = change(z.object({ name: z.string().max(1_000) }), (scope, { name }) => rename(scope, name));

const retention = z.object({ days: z.number().nullable().refine(isRetention) });
export const saveRetention = change(retention, (scope, { days }) => keepFor(scope, days));

export const dropPicture = change(z.null(), (scope) => removePicture(scope));
