import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireViewer } from '@/lib/auth/viewer';
import { homeSlug } from '@/lib/workspaces/loaders';
import { WorkspaceShell } from '../workspace-shell';

/** The person's settings stand in the shell of the workspace they start in. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const slug = await homeSlug((await requireViewer()).userId);
  if (!slug) notFound();
  return <WorkspaceShell slug={slug}>{children}</WorkspaceShell>;
}
