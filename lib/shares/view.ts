import { appUrl } from '@/lib/env';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { isAlive } from './rules';
import type { LinkRow } from './store/links';
import { unsealToken } from './token';

/** A link as the people of its workspace see it; times are ISO. */
export type ShareView = {
  id: string;
  title: string;
  count: number;
  createdAt: string;
  createdBy: { name: string; you: boolean } | null;
  /** Null: until it is taken back. */
  expiresAt: string | null;
  isExpired: boolean;
  hasPassword: boolean;
  allowsDownload: boolean;
  views: number;
  lastViewedAt: string | null;
  /** Whether the viewer may copy, change and take it back. */
  mayChange: boolean;
  /** Null for whoever may not change it, and when it can no longer be read. */
  url: string | null;
};

/** One's own links, or everybody's for who looks after the cutouts. */
export const mayChange = ({ role, userId }: WorkspaceScope, { createdById }: { createdById: string | null }): boolean =>
  may(role, 'manage_cutouts') || (createdById !== null && createdById === userId);

export function viewOf(row: LinkRow, scope: WorkspaceScope<'share'>, now: Date): ShareView {
  const mine = mayChange(scope, row);
  const token = mine ? unsealToken(row.tokenSealed) : null;
  return {
    id: row.id,
    title: row.title,
    count: row._count.items,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy && {
      name: row.createdBy.name ?? row.createdBy.email,
      you: row.createdBy.id === scope.userId,
    },
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isExpired: !isAlive(row, now),
    hasPassword: row.passwordHash !== null,
    allowsDownload: row.allowsDownload,
    views: row.views,
    lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
    mayChange: mine,
    url: token && `${appUrl()}/s/${token}`,
  };
}
