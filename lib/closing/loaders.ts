import { oldestAt } from '@/lib/cutouts/service/amount';
import { requireRight } from '@/lib/workspaces/loaders';

/** When the oldest cutout of a workspace was made, for whoever sets how long they are kept. */
export async function loadOldest(slug: string): Promise<Date | null> {
  const { scope } = await requireRight(slug, 'change_workspace');
  return oldestAt(scope);
}
