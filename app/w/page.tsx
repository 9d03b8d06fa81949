import { notFound, redirect } from 'next/navigation';
import { requireViewer } from '@/lib/auth/viewer';
import { findHome } from '@/lib/workspaces/loaders';
import { startOf } from '@/lib/workspaces/rules/places';

/** Where signing in leads: the workspace one starts in. */
export default async function HomePage() {
  const { userId } = await requireViewer();
  const home = await findHome(userId);
  if (!home) notFound();
  redirect(startOf(home));
}
