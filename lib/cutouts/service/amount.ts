import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { findOldestAt } from '../store/amount';

/** When the oldest cutout outside of the trash was made, or null. */
export const oldestAt = (scope: WorkspaceScope): Promise<Date | null> => findOldestAt(scope);
