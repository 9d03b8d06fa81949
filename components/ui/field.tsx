import type { ReactNode } from 'react';

export type FieldText = { label: ReactNode; hint?: ReactNode; error?: ReactNode };

/** The attributes that tie a control to its label, hint and error. */
export function fieldAria(id: string, { hint, error }: Omit<FieldText, 'label'>) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined };
}

export const CONTROL_CLASS =
  'h-11 w-full min-w-0 rounded-control border border-edge bg-panel px-3.5 text-base text-ink placeholder:text-soft focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-bad sm:text-sm';

/** A control under its label, with a hint and, when something is wrong, what it is. */
export function Field({ id, label, hint, error, children }: FieldText & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-[13px] text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-[13px] text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
