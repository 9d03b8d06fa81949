import type { Viewer } from '@/lib/auth/viewer';
import { proveMembershipById } from '@/lib/workspaces/service/prove';
import type { ShareScope } from '../scope';
import { addView } from '../store/links';

/** Counts one look at a link, unless it is one of the workspace's own people. */
export async function countView(share: ShareScope, viewer: Viewer | null, now: Date): Promise<void> {
  const isTheirs = viewer !== null && (await proveMembershipById(viewer, share.workspaceId)).ok;
  if (!isTheirs) await addView(share, now);
}
