const HASH = /^[0-9a-f]{64}$/;

/**
 * Where an object lives below its store's root: `aa/<sha256>`. The same key serves a folder and a bucket.
 * Throws on anything that is no lower-case sha256 in hex, so that no caller can be talked into another path.
 */
export function objectKey(hash: string): string {
  if (!HASH.test(hash)) throw new Error('an object is named by its sha256 in hex');
  return `${hash.slice(0, 2)}/${hash}`;
}

/** A staged file this old belongs to nobody any more: uploads and settlements take minutes at most. */
const STAGING_MAX_AGE_MS = 60 * 60 * 1000;

export function isForgotten(modifiedAt: Date, now: Date): boolean {
  return now.getTime() - modifiedAt.getTime() > STAGING_MAX_AGE_MS;
}
