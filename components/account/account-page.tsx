import Link from 'next/link';
import type { ReactNode } from 'react';

/** One column with one thing to do. */
export function AccountPage({ title, intro, children }: { title: string; intro?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl/8 tracking-tight">{title}</h1>
        {intro && <p className="text-soft">{intro}</p>}
      </div>
      {children}
    </div>
  );
}

export function AccountLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="font-medium text-ink underline decoration-line underline-offset-4 hover:decoration-ink"
    >
      {children}
    </Link>
  );
}
