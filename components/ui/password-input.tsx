'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useId, useState } from 'react';
import { CONTROL_CLASS, Field, type FieldText, fieldAria } from './field';

type Props = Omit<ComponentProps<'input'>, 'type'> & FieldText & { showLabel: string; hideLabel: string };

/** A password that can be looked at while it is typed. */
export function PasswordInput({ label, hint, error, showLabel, hideLabel, ...rest }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <span className="relative">
        <input
          {...rest}
          {...fieldAria(id, { hint, error })}
          type={shown ? 'text' : 'password'}
          className={`${CONTROL_CLASS} pr-12`}
        />
        <button
          type="button"
          aria-label={shown ? hideLabel : showLabel}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-control text-soft hover:text-ink"
        >
          <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
        </button>
      </span>
    </Field>
  );
}
