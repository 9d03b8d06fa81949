import type { ReactNode } from 'react';

/** What is said below such a thing stands under its words. */
export const BELOW_ROW = 'pb-2 pl-7.5';

/** One thing that can be seen to, below the packs: what it is, and what to press. */
export function Row({ icon, children, action }: { icon: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1">
      <span aria-hidden="true" className="text-soft [&>svg]:size-4.5">
        {icon}
      </span>
      <div className="min-w-0 flex-1 basis-24 text-pretty tabular-nums">{children}</div>
      {action}
    </div>
  );
}
