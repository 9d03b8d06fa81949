import { type ComponentProps, useId } from 'react';
import { CONTROL_CLASS, Field, type FieldText, fieldAria } from './field';

/** A line of text with its label. */
export function Input({ label, hint, error, className = '', ...rest }: ComponentProps<'input'> & FieldText) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...fieldAria(id, { hint, error })} className={`${CONTROL_CLASS} ${className}`} />
    </Field>
  );
}
