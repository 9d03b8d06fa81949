import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { requireViewer } from '@/lib/auth/viewer';
import { loadMode } from '@/lib/site/loaders';
import { loadBalance } from '@/lib/wallet/loaders';
import { homeSlug, requireWorkspace } from '@/lib/workspaces/loaders';

/** The person's settings stand in the shell of the workspace they start in. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const slug = await homeSlug((await requireViewer()).userId);
  if (!slug) notFound();
  const [{ viewer, workspace, workspaces }, wallet] = await Promise.all([requireWorkspace(slug), loadBalance(slug)]);
  return (
    <AppShell
      viewer={viewer}
      workspace={workspace}
      workspaces={workspaces}
      wallet={wallet}
      mode={loadMode()}
      money={null}
    >
      {children}
    </AppShell>
  );
}
