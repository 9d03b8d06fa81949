import type { ReactNode } from 'react';
import { AccountHeader } from '@/components/account/account-header';
import { LocalMode } from '@/components/shell/local-mode';
import { loadMode } from '@/lib/site/loaders';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <AccountHeader>
        <LocalMode mode={loadMode()} />
      </AccountHeader>
      <main className="mx-auto w-full max-w-96 flex-1 px-5 pt-[8vh] pb-16">{children}</main>
    </div>
  );
}
