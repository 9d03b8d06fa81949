import { createHash } from 'node:crypto';
import type { Result } from '@/lib/result';
import { clientOf, LIMITS, type Limit } from './rules';
import { type TooMany, takeToken, takeTokens } from './service';

/** Who sent a request: the web server writes `x-client-ip` from the socket, over whatever came with it. */
export const clientFrom = (headers: Headers): string => clientOf(headers.get('x-client-ip') ?? '');

/** An address as part of a limit's key: which addresses tried is nobody's business later. */
export const keyOfAddress = (email: string): string => createHash('sha256').update(email).digest('base64url');

/** One use by whoever sent the request. */
export function takeClientToken(
  use: string,
  headers: Headers,
  limit: Limit,
  now: Date,
): Promise<Result<null, TooMany>> {
  return takeToken(`${use}:client:${clientFrom(headers)}`, limit, now);
}

type MailWish = {
  kind: 'confirm' | 'reset' | 'sign-in-link';
  email: string;
  /** This browser's id when the account signed in from it before. */
  device: string | null;
};

/** One mail asked for: counted by who asks and by whose mailbox it fills, or by the device where the account is known. */
export function takeMailTokens(wish: MailWish, headers: Headers, now: Date): Promise<Result<null, TooMany>> {
  const { kind, device } = wish;
  const account = keyOfAddress(wish.email);
  if (device) return takeToken(`mail:${kind}:device:${account}:${device}`, LIMITS.mailByKnownDevice, now);
  const uses = [
    { key: `mail:client:${clientFrom(headers)}`, limit: LIMITS.mailByIp },
    { key: `mail:${kind}:address:${account}`, limit: LIMITS.mailByAddress },
  ];
  return takeTokens(uses, now);
}
