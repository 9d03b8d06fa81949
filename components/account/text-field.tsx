'use client';

import type { ComponentProps } from 'react';
import { Input } from '@/components/ui/input';
import { useFieldError } from './field-errors';

/** A line of text that shows what its form's answer said about it. */
export function TextField({ name, ...input }: ComponentProps<typeof Input> & { name: string }) {
  return <Input {...input} name={name} error={useFieldError(name)} required />;
}
