'use server';

import { z } from 'zod';
import { action, refusal } from '@/lib/auth/action';
import { describeRefusal } from '@/lib/http';
import { proveRight } from '@/lib/workspaces/service/prove';
import { closeTeam } from './service';

const given = z.object({ workspace: z.string(), wish: z.object({ name: z.string().max(1_000) }) });

/** Deletes a team of which the viewer is the owner; for everybody else there is no such thing. Answers where to go on. */
export const deleteTeam = action(given, async (viewer, { workspace, wish }) => {
  const right = await proveRight(viewer, workspace, 'own');
  const closed = right.ok ? await closeTeam(right.value.scope, wish.name, new Date()) : right;
  return closed.ok ? { ok: true, url: '/w' } : refusal(describeRefusal(closed).detail);
});
