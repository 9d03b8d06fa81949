import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireViewer } from '@/lib/auth/viewer';
import { findHome } from '@/lib/workspaces/loaders';
import { WorkspaceShell } from '../workspace-shell';

/** The person's settings stand in the shell of the workspace they start in. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const home = await findHome((await requireViewer()).userId);
  if (!home) notFound();
  return <WorkspaceShell slug={home.slug}>{children}</WorkspaceShell>;
}
