import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { MONEY_COOKIE } from '@/components/shell/money-cookie';
import { loadMoneyNotice } from '@/lib/billing/loaders';
import { loadMode } from '@/lib/site/loaders';
import { loadBalance } from '@/lib/wallet/loaders';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const [{ viewer, workspace, workspaces }, wallet, money, jar] = await Promise.all([
    requireWorkspace(slug),
    loadBalance(slug),
    loadMoneyNotice(slug),
    cookies(),
  ]);
  const isHidden = money?.kind === 'low' && jar.has(MONEY_COOKIE);
  return (
    <AppShell
      viewer={viewer}
      workspace={workspace}
      workspaces={workspaces}
      wallet={wallet}
      mode={loadMode()}
      money={isHidden ? null : money}
    >
      {children}
    </AppShell>
  );
}
