import type { ReactNode } from 'react';

/** A small fact about the thing beside it. */
export function Badge({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full bg-hover px-2.5 text-soft text-xs ${className}`}
    >
      {children}
    </span>
  );
}
