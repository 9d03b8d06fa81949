'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useHydrated } from '@/components/ui/use-hydrated';
import { sendAuth, type Trouble } from './answers';

type Props = { providers: { id: string; label: string }[]; next: string; trouble: Trouble };

/** Signing in with an account elsewhere. */
export function OutsideButtons({ providers, next, trouble }: Props) {
  const ready = useHydrated();
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function go(id: string) {
    if (asked) return;
    setAsked(id);
    setProblem(null);
    const answer = await sendAuth(`signin/${id}`, { callbackUrl: next }, trouble);
    setAsked(null);
    if (answer.ok && answer.url) location.assign(answer.url);
    else setProblem(answer.ok ? trouble.no_reason : answer.detail);
  }
  return (
    <div className="flex flex-col gap-3">
      {providers.map(({ id, label }) => (
        <Button key={id} size="lg" disabled={!ready} pending={asked === id} onClick={() => go(id)}>
          {label}
        </Button>
      ))}
      {problem && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}
