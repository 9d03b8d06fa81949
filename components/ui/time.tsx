'use client';
import { dateOf, momentOf, timeOfDay } from './dates';
import { useTimeZone } from './time-zone';

const FORMS = { moment: momentOf, date: dateOf, time: timeOfDay };

/** A moment (ISO) as its reader's clock shows it, in the one way times are written here. */
export function Time({ at, form = 'moment' }: { at: string; form?: keyof typeof FORMS }) {
  const zone = useTimeZone();
  return (
    <time dateTime={at} className="whitespace-nowrap" title={form === 'moment' ? undefined : momentOf(at, zone)}>
      {FORMS[form](at, zone)}
    </time>
  );
}
