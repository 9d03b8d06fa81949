import type { Db } from '@/lib/db';

export const EVENTS_CHANNEL = 'clearcut';

/** What travels by NOTIFY: who is concerned, never contents, so that every reader's right is checked where it is shown. */
export type WorkspaceEvent = { workspaceId: string; cutoutId?: string };

/** Tells every process when (and only when) the caller's transaction commits. */
export async function publish(tx: Db, event: WorkspaceEvent): Promise<void> {
  await tx.$executeRaw`select pg_notify(${EVENTS_CHANNEL}, ${JSON.stringify(event)})`;
}
