import { isEmail, normalizeEmail } from '@/lib/auth/rules/address';
import type { Role } from '@/prisma/generated/enums';

/** How long an invitation can be accepted, in ms. */
export const INVITATION_MS = 7 * 24 * 60 * 60_000;

/** What somebody can be invited as, or made: a team has one owner, who hands it over. */
export const GIVEN_ROLES = ['admin', 'member', 'viewer'] as const satisfies readonly Role[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** Addresses in one form. */
export const MOST_ADDRESSES = 20;

/** The addresses in what somebody typed or pasted, each once, and what is none. */
export function readAddresses(text: string): { emails: string[]; odd: string[] } {
  const given = text.split(/[\s,;]+/).filter((part) => part !== '');
  const addresses = given.map((part) => normalizeEmail(part.replace(/^<|>$/g, '')));
  return {
    emails: [...new Set(addresses.filter(isEmail))],
    odd: [...new Set(addresses.filter((address) => !isEmail(address)))],
  };
}
