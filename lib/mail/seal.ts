import { seal, unseal } from '@/lib/seal';

/**
 * What a waiting mail says, encrypted. A mail holds a link that signs in, and its job waits in the database, where only
 * hashes of such links may lie.
 */
export const sealMail = (mail: unknown): string => seal('mail', mail);

/** Throws when `sealed` was not made by `sealMail` under this AUTH_SECRET. */
export const unsealMail = (sealed: string): unknown => unseal('mail', sealed);
