'use client';

import { type ReactNode, useTransition } from 'react';
import { endOneSession, endOtherSessions } from '@/lib/auth/actions';
import { QUIET_BUTTON } from './buttons';

type Props = { id: string; label: string; children: ReactNode };

export function EndSession({ id, label, children }: Props) {
  const [busy, start] = useTransition();
  const end = () => start(async () => void (await endOneSession(id)));
  return (
    <button type="button" aria-label={label} aria-disabled={busy} onClick={end} className={QUIET_BUTTON}>
      {children}
    </button>
  );
}

export function EndOtherSessions({ children }: { children: ReactNode }) {
  const [busy, start] = useTransition();
  const end = () => start(async () => void (await endOtherSessions()));
  return (
    <button type="button" aria-disabled={busy} onClick={end} className={`${QUIET_BUTTON} self-start`}>
      {children}
    </button>
  );
}
