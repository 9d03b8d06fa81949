'use client';

import { useSyncExternalStore } from 'react';

type Props = { at: string; form?: 'time' | 'date' | 'both' };

const FORMS: Record<NonNullable<Props['form']>, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  both: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const never = () => () => undefined;

/** A moment (ISO) as its reader's clock shows it; the server, which does not know that clock, writes UTC. */
export function Time({ at, form = 'both' }: Props) {
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const zone = isHydrated ? {} : { timeZone: 'UTC' };
  return (
    <time dateTime={at} title={at}>
      {new Intl.DateTimeFormat('en-GB', { ...FORMS[form], ...zone }).format(new Date(at))}
    </time>
  );
}
