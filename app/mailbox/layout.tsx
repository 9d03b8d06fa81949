import type { ReactNode } from 'react';
import { AccountHeader } from '@/components/account/account-header';
import { LocalMode } from '@/components/shell/local-mode';
import { loadMode } from '@/lib/site/loaders';

export default function MailboxLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AccountHeader>
        <LocalMode mode={loadMode()} />
      </AccountHeader>
      {children}
    </>
  );
}
