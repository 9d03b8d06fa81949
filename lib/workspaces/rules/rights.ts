import type { Role } from '@/prisma/generated/enums';

/**
 * Who may do what in a workspace. docs/roles.md shows the same table, and a test compares the two. Whoever may not is
 * answered as if there were no such thing.
 */
export const RIGHTS = {
  /** The gallery and every cutout in it, tags, comments; download; favourites of one's own. */
  look: ['owner', 'admin', 'member', 'viewer'],
  comment: ['owner', 'admin', 'member', 'viewer'],
  /** Spend the workspace's credit on images. */
  cut: ['owner', 'admin', 'member'],
  /** Tag everybody's cutouts; delete, restore and move one's own. */
  organize: ['owner', 'admin', 'member'],
  /** Make share links, and take one's own back. */
  share: ['owner', 'admin', 'member'],
  /** The balance, the ledger and statements. */
  see_money: ['owner', 'admin', 'member'],
  /** Buy credit, pay it back, change how it is topped up. */
  pay: ['owner', 'admin'],
  /** Delete, restore and move everybody's cutouts; delete their comments; take back their share links; empty the trash. */
  manage_cutouts: ['owner', 'admin'],
  /** Invite, remove, set roles and monthly caps of everybody but the owner. */
  manage_people: ['owner', 'admin'],
  see_activity: ['owner', 'admin'],
  /** Name, picture, how long cutouts are kept. */
  change_workspace: ['owner', 'admin'],
  /** Hand the workspace over, or delete it. */
  own: ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

/** Whether a role gives a right. What acts without being a member (a job, the operator) has none of them. */
export function may(role: string, right: Right): boolean {
  const roles: readonly string[] = RIGHTS[right];
  return roles.includes(role);
}

/** The roles that give a right. */
export const rolesWith = (right: Right): Role[] => [...RIGHTS[right]];
