import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import type { MoneyNotice } from '@/lib/billing/loaders';
import { loadMode } from '@/lib/site/loaders';
import { loadBalance } from '@/lib/wallet/loaders';
import { walletView } from '@/lib/wallet/rules/view';
import { foundTeam } from '@/lib/workspaces/actions/create';
import { requireWorkspace } from '@/lib/workspaces/loaders';
import { may } from '@/lib/workspaces/rules/rights';

type Props = { slug: string; money?: MoneyNotice | null; children: ReactNode };

/** The rail and the bar of a workspace around a page, with what they show of it. */
export async function WorkspaceShell({ slug, money = null, children }: Props) {
  const { viewer, workspace, workspaces } = await requireWorkspace(slug);
  const wallet = may(workspace.role, 'see_money') ? walletView(await loadBalance(slug)) : null;
  // Which key opens what, in the words of the machine's maker.
  const isMac = /\bMac OS X\b/.test((await headers()).get('user-agent') ?? '');
  return (
    <AppShell {...{ viewer, workspace, workspaces, wallet, money, isMac, foundTeam }} mode={loadMode()}>
      {children}
    </AppShell>
  );
}
