import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { countUpTo, findOldestAt } from '../store/amount';

/** When the oldest cutout outside of the trash was made, or null. */
export const oldestAt = (scope: WorkspaceScope): Promise<Date | null> => findOldestAt(scope);

/** How many cutouts a workspace has, its trash included, and how many still run; both counted up to `most`. */
export const amountUpTo = (scope: WorkspaceScope, most: number) => countUpTo(scope, most);
