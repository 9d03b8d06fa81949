'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { sendAuth } from './answers';

type Props = { providers: { id: string; label: string }[]; next: string; trouble: string };

/** Signing in with an account elsewhere. */
export function OutsideButtons({ providers, next, trouble }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  async function go(id: string) {
    const answer = await sendAuth(`signin/${id}`, { callbackUrl: next }, trouble);
    if (answer.ok && answer.url) location.assign(answer.url);
    else setProblem(trouble);
  }
  return (
    <div className="flex flex-col gap-3">
      {providers.map(({ id, label }) => (
        <Button key={id} size="lg" onClick={() => go(id)}>
          {label}
        </Button>
      ))}
      {problem && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}
