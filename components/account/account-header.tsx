import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import { translator } from '@/lib/messages/catalogue';

/** The way home from pages outside the shell, and what stands at the right. */
export function AccountHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="flex items-center justify-between gap-4 px-5 py-4">
      <Link
        href="/"
        aria-label={translator('account')('home')}
        className="inline-flex h-11 items-center gap-2.5 font-semibold text-base"
      >
        <Logo />
        Clearcut
      </Link>
      {children}
    </header>
  );
}
