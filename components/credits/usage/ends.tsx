import { dayLabel } from '@/components/ui/day-label';

/** The first and the last day, below the bars of all of them. */
export function Ends({ days }: { days: string[] }) {
  return (
    <div aria-hidden="true" className="usage-ends">
      <span data-end="start">{dayLabel(days[0] ?? '')}</span>
      <span data-end="end">{dayLabel(days.at(-1) ?? '')}</span>
    </div>
  );
}
