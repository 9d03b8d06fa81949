import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** Who may spend a workspace's money at a till: buy, get it back, change how it pays. Everybody in it may look. */
export const mayPay = (role: WorkspaceScope['role']): boolean => role === 'owner' || role === 'admin';
