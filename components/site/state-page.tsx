import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';

type Props = { title: string; text: string; inShell?: boolean; children: ReactNode };

/** A whole page, or the page's part of the shell, that says one thing and offers the way on. */
export function StatePage({ title, text, inShell = false, children }: Props) {
  const Tag = inShell ? 'div' : 'main';
  const height = inShell ? 'min-h-[70dvh]' : 'min-h-dvh';
  return (
    <Tag className={`mx-auto flex ${height} w-full max-w-[32rem] flex-col items-start justify-center gap-4 px-6 py-16`}>
      <Logo className="mb-4 size-10" />
      <h1 className="font-semibold text-[40px]/11 tracking-[-0.035em]">{title}</h1>
      <p className="text-pretty text-[15px]/6 text-soft">{text}</p>
      <div className="mt-3 flex flex-wrap gap-2.5">{children}</div>
    </Tag>
  );
}
