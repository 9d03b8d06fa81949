import { notFound } from 'next/navigation';
import { requireWorkspace } from '@/lib/workspaces/loaders';
import { type CommentPage, listComments } from './service/list';

/** The newest comments on a cutout of the workspace, for its page. */
export async function loadComments(slug: string, cutoutId: string): Promise<CommentPage> {
  const { scope } = await requireWorkspace(slug);
  const page = await listComments(scope, cutoutId, null);
  return page.ok ? page.value : notFound();
}
