const HASH = /^[0-9a-f]{64}$/;

/**
 * Where an object lives below its store's root: `aa/<sha256>`. The same key serves a folder and a bucket.
 * Throws on anything that is no lower-case sha256 in hex, so that no caller can be talked into another path.
 */
export function objectKey(hash: string): string {
  if (!HASH.test(hash)) throw new Error('an object is named by its sha256 in hex');
  return `${hash.slice(0, 2)}/${hash}`;
}

/** What is this old and has no row belongs to nobody any more: uploads and settlements take minutes at most. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

export function isForgotten(modifiedAt: Date, now: Date): boolean {
  return now.getTime() - modifiedAt.getTime() > FORGOTTEN_AFTER_MS;
}

/** Objects set aside are looked at for so long before they are gone: a wrong database must not cost anybody's pictures. */
const ASIDE_MS = 7 * 24 * 60 * 60 * 1000;

export function isAsideForLong(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() > ASIDE_MS;
}

/** The one of the store's 256 folders whose turn it is: one a minute, each about every four hours, whoever looks. */
export function folderOfTurn(now: Date): string {
  const turn = Math.floor(now.getTime() / 60_000) % 256;
  return turn.toString(16).padStart(2, '0');
}

export const isObjectName = (name: string) => HASH.test(name);

/** Whether a file system's error has one of these codes, such as `ENOENT`. */
export const isCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
