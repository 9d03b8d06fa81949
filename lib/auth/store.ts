import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter } from 'next-auth/adapters';
import { type Db, db } from '@/lib/db';
import { newId } from '@/lib/ids';

/** The account behind an address in its one spelling, or null. */
export function findUserByEmail(email: string, tx: Db = db()) {
  return tx.user.findUnique({ where: { email } });
}

export function findUser(userId: string, tx: Db = db()) {
  return tx.user.findUnique({ where: { id: userId } });
}

export function updateName(userId: string, name: string) {
  return db().user.update({ where: { id: userId }, data: { name } });
}

export function updatePasswordHash(tx: Db, userId: string, passwordHash: string) {
  return tx.user.update({ where: { id: userId }, data: { passwordHash } });
}

/**
 * Replaces the password that `verified` is the hash of. False: it was another one's turn meanwhile, and nothing changes.
 */
export async function swapPasswordHash(tx: Db, userId: string, verified: string, passwordHash: string) {
  const { count } = await tx.user.updateMany({ where: { id: userId, passwordHash: verified }, data: { passwordHash } });
  return count === 1;
}

type NewSession = { userId: string; userAgent: string };

export async function insertSession({ userId, userAgent }: NewSession, now: Date): Promise<string> {
  const data = { userId, userAgent, createdAt: now, lastSeenAt: now };
  const { id } = await db().userSession.create({ data, select: { id: true } });
  return id;
}

/**
 * A session for who knew the password behind `verified`, or null when it is no longer the account's. `for share` waits
 * for a reset that is under way, and makes one that comes later wait, so that it finds this session to end.
 */
export async function insertPasswordSession(
  { userId, userAgent, verified }: NewSession & { verified: string },
  now: Date,
): Promise<string | null> {
  const [session] = await db().$queryRaw<{ id: string }[]>`
    insert into user_sessions (id, user_id, user_agent, created_at, last_seen_at)
    select ${newId()}::uuid, holder.id, ${userAgent}, ${now}::timestamptz, ${now}::timestamptz
    from (select id from users where id = ${userId}::uuid and password_hash = ${verified} for share) as holder
    returning id`;
  return session?.id ?? null;
}

export function findSession(sessionId: string) {
  return db().userSession.findUnique({ where: { id: sessionId }, include: { user: true } });
}

export function findUnrevokedSessions(userId: string) {
  return db().userSession.findMany({ where: { userId, revokedAt: null }, orderBy: { lastSeenAt: 'desc' } });
}

export async function touchSession(sessionId: string, now: Date): Promise<void> {
  await db().userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { lastSeenAt: now } });
}

/** Ends sessions of one person: one of them, all, or all but one. Answers how many ended. */
export async function revokeSessions(
  userId: string,
  which: { only: string } | { except: string } | 'all',
  now: Date,
  tx: Db = db(),
): Promise<number> {
  const id = which === 'all' ? {} : 'only' in which ? { id: which.only } : { id: { not: which.except } };
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, ...id },
    data: { revokedAt: now },
  });
  return count;
}

/** A session of whoever holds its token, for signing out. */
export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await db().userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** Links an outside identity to a person. */
export async function insertAccount(data: {
  userId: string;
  type: string;
  provider: string;
  providerAccountId: string;
}): Promise<void> {
  await db().account.create({ data });
}

/** The person an outside identity is linked to, or null. */
export async function findLinkedUserId(provider: string, providerAccountId: string): Promise<string | null> {
  const where = { provider_providerAccountId: { provider, providerAccountId } };
  return (await db().account.findUnique({ where, select: { userId: true } }))?.userId ?? null;
}

/** The tables as next-auth wants to see them. */
export function prismaAdapter(): Adapter {
  return PrismaAdapter(db());
}
