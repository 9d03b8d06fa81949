import { isIP } from 'node:net';
import { isPublicAddress } from './address';

export type TargetRules = {
  /** Exact origins (scheme, host and port) that may be reached although private or without TLS. */
  allowOrigins: readonly string[];
  /** Whether plain http is fine for the public internet. */
  allowHttp: boolean;
};

/** Where a request may go: `trusted` was named by the operator, `public` still has its addresses checked when it connects. */
export type Target = 'trusted' | 'public' | 'refused';

/**
 * Judges a URL before anything is resolved. The URL parser has turned decimal, octal, hex and short forms of an IPv4
 * address into dotted ones already.
 */
export function judgeTarget(url: URL, { allowOrigins, allowHttp }: TargetRules): Target {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'refused';
  if (url.username !== '' || url.password !== '') return 'refused';
  if (allowOrigins.includes(url.origin)) return 'trusted';
  if (url.protocol === 'http:' && !allowHttp) return 'refused';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || isPublicAddress(host) ? 'public' : 'refused';
}
