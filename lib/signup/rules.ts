const HOUR_MS = 60 * 60_000;

/** How long the link of a mail works, in ms. */
export const LINK_LIFETIME_MS = { confirm: 24 * HOUR_MS, reset: HOUR_MS } as const;

export type LinkPurpose = keyof typeof LINK_LIFETIME_MS;

type Link = { purpose: string; expiresAt: Date; usedAt: Date | null };

/** True while a link's button may be pressed. */
export function isOpenLink(link: Link, purpose: LinkPurpose, now: Date): boolean {
  return link.purpose === purpose && link.usedAt === null && link.expiresAt > now;
}
