import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/app/workspace-shell';
import { LiveMoney } from '@/components/shell/live-money';
import { MONEY_COOKIE } from '@/components/shell/money-cookie';
import { loadMoney } from '@/lib/billing/loaders';
import { requireWorkspace } from '@/lib/workspaces/loaders';
import { may } from '@/lib/workspaces/rules/rights';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const { workspace } = await requireWorkspace(slug);
  if (!may(workspace.role, 'see_money')) return <WorkspaceShell slug={slug}>{children}</WorkspaceShell>;
  const [{ notice, ...levels }, jar] = await Promise.all([loadMoney(slug), cookies()]);
  const isHidden = notice?.kind === 'low' && jar.has(MONEY_COOKIE);
  return (
    <WorkspaceShell slug={slug} money={isHidden ? null : notice}>
      <LiveMoney {...levels} />
      {children}
    </WorkspaceShell>
  );
}
