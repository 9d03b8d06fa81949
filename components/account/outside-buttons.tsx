'use client';

import { useState } from 'react';
import { sendAuth } from './answers';
import { QUIET_BUTTON } from './buttons';

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
        <button key={id} type="button" onClick={() => go(id)} className={QUIET_BUTTON}>
          {label}
        </button>
      ))}
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
