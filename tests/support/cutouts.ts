import { submitUpload } from '@/lib/cutouts/service/intake';
import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { aPerson } from './factories';
import { uniquePng } from './http';

// Cutouts without a web server: what a test submits by itself, to be its own worker.

async function* streamed(bytes: Uint8Array) {
  yield bytes;
}

export async function submit(scope: WorkspaceScope<'cut'>, bytes: Uint8Array) {
  return submitUpload(scope, streamed(bytes), { name: 'a.png', idempotencyKey: null, again: false });
}

/** A cutout of a new person, or of the given one, that waits for a worker. */
export async function submitted(given?: Awaited<ReturnType<typeof aPerson>>) {
  const person = given ?? (await aPerson({ creditMicros: 18_000n }));
  const bytes = await uniquePng();
  const intake = await submit(person.scope, bytes);
  if (!intake.ok) throw new Error(intake.reason);
  return { ...person, bytes, id: intake.value.row.id };
}

export const row = (id: string) => db().cutout.findUniqueOrThrow({ where: { id } });
