import { type Db, db } from '@/lib/db';

export type StoredEvent = { id: string; type: string; createdAt: Date; about: object };

/** Records an event; false when it came before. */
export async function insertEvent(tx: Db, event: StoredEvent): Promise<boolean> {
  const made = await tx.stripeEvent.createMany({ data: event, skipDuplicates: true });
  return made.count === 1;
}

/** The event while nobody has done what it asks for. */
export function findUnhandled(id: string) {
  return db().stripeEvent.findFirst({ where: { id, handledAt: null } });
}

export async function markHandled(id: string): Promise<void> {
  await db().stripeEvent.updateMany({ where: { id, handledAt: null }, data: { handledAt: new Date() } });
}

/** Forgets events that were handled before `before`: Stripe has forgotten them too. */
export async function deleteHandled(before: Date): Promise<void> {
  await db().stripeEvent.deleteMany({ where: { handledAt: { lt: before } } });
}

/** Events that somebody was to handle and has not, for so long that they may have died; after `afterId`, in the order of ids. */
export function findForgotten(before: Date, afterId: string, limit: number): Promise<{ id: string }[]> {
  return db().stripeEvent.findMany({
    where: { handledAt: null, receivedAt: { lt: before }, id: { gt: afterId } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
