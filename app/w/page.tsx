import { notFound, redirect } from 'next/navigation';
import { requireViewer } from '@/lib/auth/viewer';
import { homeSlug } from '@/lib/workspaces/loaders';

/** Where signing in leads: the workspace one starts in. */
export default async function HomePage() {
  const { userId } = await requireViewer();
  const slug = await homeSlug(userId);
  if (!slug) notFound();
  redirect(`/w/${slug}/remove`);
}
