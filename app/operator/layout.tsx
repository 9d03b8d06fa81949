import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { requireOperator } from '@/lib/operator/loaders';
import { loadMode } from '@/lib/site/loaders';
import { loadBalance } from '@/lib/wallet/loaders';
import { homeSlug, requireWorkspace } from '@/lib/workspaces/loaders';

/** As the person's settings do, the operator's page stands in the shell of the workspace they start in. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const slug = await homeSlug((await requireOperator()).userId);
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
