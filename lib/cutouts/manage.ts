import { may } from '@/lib/workspaces/rules/rights';

/** Somebody who looks at a workspace's cutouts, by their role in it. */
export type Looking = { userId: string | null; role: string };

/** Whether somebody may delete, restore or move a cutout: their own, or as one who looks after everybody's. */
export const mayManage = ({ role, userId }: Looking, { createdById }: { createdById: string | null }): boolean =>
  may(role, 'manage_cutouts') || (may(role, 'organize') && createdById !== null && createdById === userId);
