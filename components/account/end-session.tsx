'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Answer } from '@/lib/auth/answer';
import { ask, type Trouble } from './answers';

type Props = { end: () => Promise<Answer>; trouble: Trouble; label?: string; children: ReactNode };

/** Ends a session, or several; the list is drawn anew by the answer. */
export function EndSession({ end, trouble, label, children }: Props) {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const answer = await ask(end, trouble);
    setProblem(answer.ok ? null : answer.detail);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button aria-label={label} pending={busy} onClick={() => start(send)}>
        {children}
      </Button>
      {problem && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}
