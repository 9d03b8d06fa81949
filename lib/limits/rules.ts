import ipaddr from 'ipaddr.js';

/** At most `limit` uses in a window of `windowMs` that opens with the first. */
export type Limit = { limit: number; windowMs: number };

export type Window = { startedAt: Date; used: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One table of every limit, so that an operator can read them in one place. */
export const LIMITS = {
  /** Attempts that failed; one that succeeds is given back. */
  signInByIp: { limit: 50, windowMs: 15 * MINUTE_MS },
  signInByAccountAndIp: { limit: 10, windowMs: 15 * MINUTE_MS },
  signInByAccount: { limit: 30, windowMs: 60 * MINUTE_MS },
  /** A browser that has signed in to this account before: nobody else can use it up. */
  signInByKnownDevice: { limit: 10, windowMs: MINUTE_MS },
  /** A school or an office is one address: a class of thirty signs up in an hour, and some of it asks for a second mail. */
  signUpByIp: { limit: 60, windowMs: HOUR_MS },
  /** Every sign-up takes one of these too. */
  mailByIp: { limit: 60, windowMs: HOUR_MS },
  /** For each kind of mail: strangers who fill one leave the others. */
  mailByAddress: { limit: 5, windowMs: HOUR_MS },
  /** As signInByKnownDevice: a stranger's wishes for mail are not this browser's. */
  mailByKnownDevice: { limit: 5, windowMs: HOUR_MS },
  linkByIp: { limit: 60, windowMs: 15 * MINUTE_MS },
  /** Each leads to a connection of ours to wherever somebody says. */
  addressByPerson: { limit: 120, windowMs: MINUTE_MS },
  /** Whatever leads to Stripe, or changes how a workspace pays. */
  tillByPerson: { limit: 30, windowMs: MINUTE_MS },
  /** Each may read a million rows. */
  ledgerByPerson: { limit: 30, windowMs: 10 * MINUTE_MS },
  activityByPerson: { limit: 30, windowMs: 10 * MINUTE_MS },
  /** Each reads up to 5,000 files. */
  zipByPerson: { limit: 30, windowMs: 10 * MINUTE_MS },
  /** Chunks of 500 cutouts: a million is done in half an hour. */
  bulkByPerson: { limit: 100, windowMs: MINUTE_MS },
  /** New teams; two presses of one button are one team. */
  teamByPerson: { limit: 10, windowMs: HOUR_MS },
  /** Pictures of workspaces: each is decoded whole. */
  pictureByPerson: { limit: 30, windowMs: 10 * MINUTE_MS },
  /** Credit given by hand: nobody types faster. */
  grantByOperator: { limit: 20, windowMs: MINUTE_MS },
  /** Invitations by mail; each counts for its address too (`mailByAddress`). */
  inviteByPerson: { limit: 30, windowMs: HOUR_MS },
  /** Changes of a team's people. */
  peopleByPerson: { limit: 60, windowMs: MINUTE_MS },
  /** Openings of share links' pages, whoever's; a page of pictures asks for each of them. */
  shareByClient: { limit: 120, windowMs: MINUTE_MS },
  shareImageByClient: { limit: 1_200, windowMs: MINUTE_MS },
  /** Archives of share links: each reads up to 200 files. */
  shareZipByClient: { limit: 10, windowMs: 10 * MINUTE_MS },
  /** Wrong passwords of one link; a right one is given back. */
  sharePasswordByLinkAndClient: { limit: 10, windowMs: 15 * MINUTE_MS },
  sharePasswordByLink: { limit: 100, windowMs: HOUR_MS },
  /** Links made, changed and taken back. */
  shareByPerson: { limit: 60, windowMs: 10 * MINUTE_MS },
  commentByPerson: { limit: 30, windowMs: MINUTE_MS },
  passwordChange: { limit: 10, windowMs: 15 * MINUTE_MS },
} as const satisfies Record<string, Limit>;

/** How long to wait before the next use, in ms; 0 when `window`, counted with this use, is within the limit. */
export function waitMs(window: Window, { limit, windowMs }: Limit, now: Date): number {
  if (window.used <= limit) return 0;
  return Math.max(1000, window.startedAt.getTime() + windowMs - now.getTime());
}

/**
 * Who an address stands for: an IPv4 address, or the /64 that a provider gives to one IPv6 customer (they hold 2^64
 * addresses, so a single one limits nobody).
 */
export function clientOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}
