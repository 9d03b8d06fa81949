import { db } from '@/lib/db';

/** Reads one row of the newest table; rejects when the database is out of reach or not migrated. */
export async function touchDatabase(): Promise<void> {
  await db().workspace.findFirst({ select: { id: true } });
}
