import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { loadMode } from '@/lib/site/loaders';
import { loadBalance } from '@/lib/wallet/loaders';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const [{ viewer, workspace, workspaces }, wallet] = await Promise.all([requireWorkspace(slug), loadBalance(slug)]);
  return (
    <AppShell viewer={viewer} workspace={workspace} workspaces={workspaces} wallet={wallet} mode={loadMode()}>
      {children}
    </AppShell>
  );
}
