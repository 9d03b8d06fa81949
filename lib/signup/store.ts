import { type Db, db } from '@/lib/db';

/** Lets one transaction at a time settle whose an address is. */
export async function lockAddress(tx: Db, email: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`address:${email}`}, 0))`;
}

export type NewEmailToken = {
  tokenHash: string;
  purpose: string;
  email: string;
  name?: string;
  passwordHash?: string;
  browserHash?: string;
  expiresAt: Date;
};

export async function insertEmailToken(tx: Db, data: NewEmailToken): Promise<void> {
  await tx.emailToken.create({ data });
}

export function findEmailToken(tokenHash: string) {
  return db().emailToken.findUnique({ where: { tokenHash } });
}

/** Uses a token up. False: it was used, has expired, or is not there; of two at once one gets true. */
export async function takeEmailToken(tx: Db, tokenHash: string, now: Date): Promise<boolean> {
  const where = { tokenHash, usedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.emailToken.updateMany({ where, data: { usedAt: now } });
  return count === 1;
}

/** Ends every other link that waits for this address. */
export async function deleteOpenTokens(tx: Db, email: string): Promise<void> {
  await tx.emailToken.deleteMany({ where: { email, usedAt: null } });
}

/** Forgets links that ended before `before`; answers how many. */
export async function deleteTokensBefore(before: Date): Promise<number> {
  const [links, magic] = await Promise.all([
    db().emailToken.deleteMany({ where: { expiresAt: { lt: before } } }),
    db().verificationToken.deleteMany({ where: { expires: { lt: before } } }),
  ]);
  return links.count + magic.count;
}

type Confirmed = { email: string; name: string | null; passwordHash: string | null; emailVerified: Date };

/** Makes the account of an address, or confirms a row that waits: then whatever password it had is replaced. */
export function upsertConfirmedUser(tx: Db, data: Confirmed) {
  const { email, name, ...proof } = data;
  return tx.user.upsert({ where: { email }, create: data, update: name === null ? proof : { ...proof, name } });
}
