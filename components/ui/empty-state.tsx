import type { ReactNode } from 'react';

type Props = { icon?: ReactNode; title: string; children?: ReactNode };

/** What stands where nothing is yet: what will be here. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      {icon && (
        <span aria-hidden="true" className="mb-2 text-soft">
          {icon}
        </span>
      )}
      <h2 className="font-semibold text-lg/6 tracking-tight">{title}</h2>
      {children && <div className="max-w-[44ch] text-pretty text-soft">{children}</div>}
    </div>
  );
}
