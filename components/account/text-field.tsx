'use client';

import type { InputHTMLAttributes, ReactNode } from 'react';
import { useId } from 'react';
import { useFieldError } from './field-errors';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  name: string;
  label: string;
  hint?: string;
  /** Beside the label. */
  aside?: ReactNode;
  /** Inside the input's right end. */
  end?: ReactNode;
};

export function TextField({ label, hint, aside, end, ...input }: Props) {
  const id = useId();
  const error = useFieldError(input.name);
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      <div className="relative">
        <input
          {...input}
          id={id}
          required
          aria-invalid={error !== null}
          aria-describedby={described || undefined}
          className={`h-11 w-full rounded-control border border-line bg-panel px-3 text-base aria-invalid:border-bad sm:text-sm ${end ? 'pr-16' : ''}`}
        />
        {end}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
