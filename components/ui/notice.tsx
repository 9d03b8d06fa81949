import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  info: { Icon: Info, color: 'text-soft', role: 'status' },
  good: { Icon: CircleCheck, color: 'text-good', role: 'status' },
  bad: { Icon: CircleAlert, color: 'text-bad', role: 'alert' },
} as const;

/** Says what happened and what to do about it. */
export function Notice({ tone = 'info', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  const { Icon, color, role } = TONES[tone];
  return (
    <div role={role} className="flex gap-3 rounded-picture border border-line bg-panel px-4 py-3">
      <Icon aria-hidden="true" className={`mt-px size-4.5 shrink-0 ${color}`} strokeWidth={1.75} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
