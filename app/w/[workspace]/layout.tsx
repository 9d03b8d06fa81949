import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { WorkspaceShell } from '@/app/workspace-shell';
import { MONEY_COOKIE } from '@/components/shell/money-cookie';
import { loadMoneyNotice } from '@/lib/billing/loaders';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const [money, jar] = await Promise.all([loadMoneyNotice(slug), cookies()]);
  const isHidden = money?.kind === 'low' && jar.has(MONEY_COOKIE);
  return (
    <WorkspaceShell slug={slug} money={isHidden ? null : money}>
      {children}
    </WorkspaceShell>
  );
}
