import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import { translator } from '@/lib/messages/catalogue';

export default function AccountLayout({ children }: { children: ReactNode }) {
  const t = translator('account');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-5 py-4">
        <Link href="/" aria-label={t('home')} className="inline-flex h-11 items-center gap-2.5 font-semibold text-base">
          <Logo />
          Clearcut
        </Link>
      </header>
      <main className="mx-auto w-full max-w-96 flex-1 px-5 pt-[8vh] pb-16">{children}</main>
    </div>
  );
}
