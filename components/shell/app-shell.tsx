import type { ReactNode } from 'react';
import { MessagesProvider } from '@/components/ui/messages';
import type { Answer } from '@/lib/auth/answer';
import type { MoneyNotice } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import type { Mode } from '@/lib/site/loaders';
import type { WalletView } from '@/lib/wallet/rules/view';
import { AccountMenu } from './account-menu';
import { Balance } from './balance';
import { LocalMode } from './local-mode';
import { MoneyLine } from './money-line';
import { Offline } from './offline';
import { Rail } from './rail';
import { type WorkspaceLink, WorkspaceMenu } from './workspace-menu';

type Props = {
  viewer: { name: string | null; email: string; isOperator: boolean };
  workspace: WorkspaceLink;
  workspaces: WorkspaceLink[];
  /** Null for whoever may not see it. */
  wallet: WalletView | null;
  mode: Mode;
  money: MoneyNotice | null;
  isMac: boolean;
  foundTeam: (form: FormData) => Promise<Answer>;
  children: ReactNode;
};

/** One rail, one bar; the rest is the page's. */
export function AppShell({ viewer, workspace, workspaces, wallet, mode, money, isMac, foundTeam, children }: Props) {
  const t = translator('shell');
  const base = `/w/${workspace.slug}`;
  return (
    <MessagesProvider namespaces={['shell']}>
      <div className="shell">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-ink px-4 py-3 text-background focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <Rail workspace={workspace} />
        <header className="sticky top-0 z-20 flex h-14 items-center gap-1.5 border-line border-b bg-background/95 pr-3 pl-2.5 backdrop-blur pointer-coarse:max-md:pr-1.5 sm:gap-2 md:gap-3 md:px-5 print:hidden">
          <WorkspaceMenu current={workspace} all={workspaces} isMac={isMac} foundTeam={foundTeam} />
          <LocalMode mode={mode} />
          <Offline />
          {wallet && <Balance href={`${base}/credits`} wallet={wallet} />}
          <AccountMenu
            name={viewer.name}
            email={viewer.email}
            isOperator={viewer.isOperator}
            hasMailbox={mode !== 'production'}
          />
        </header>
        {money && <MoneyLine key={money.kind} notice={money} base={base} />}
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
    </MessagesProvider>
  );
}
