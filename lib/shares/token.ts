import { seal, unseal } from '@/lib/seal';

const PURPOSE = 'share link';

/** Kept beside the token's hash, so that the link can be copied again. */
export const sealToken = (token: string): string => seal(PURPOSE, token);

/** The token, or null when it was sealed under another AUTH_SECRET: the link works on, and can no longer be copied. */
export function unsealToken(sealed: string): string | null {
  try {
    return String(unseal(PURPOSE, sealed));
  } catch {
    return null;
  }
}
