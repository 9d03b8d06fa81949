'use client';

import { type ReactNode, useTransition } from 'react';
import { Button } from '@/components/ui/button';

type Props = { end: () => Promise<unknown>; label?: string; children: ReactNode };

/** Ends a session, or several; the list is drawn anew by the answer. */
export function EndSession({ end, label, children }: Props) {
  const [busy, start] = useTransition();
  return (
    <Button
      aria-label={label}
      pending={busy}
      onClick={() => start(async () => void (await end()))}
      className="self-start"
    >
      {children}
    </Button>
  );
}
