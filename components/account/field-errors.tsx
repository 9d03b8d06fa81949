'use client';

import { createContext, type ReactNode, use } from 'react';

type Errors = { [field: string]: string | undefined };

const Context = createContext<Errors>({});

export function FieldErrors({ value, children }: { value: Errors; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** What is wrong with one field, or null. */
export const useFieldError = (name: string): string | null => use(Context)[name] ?? null;
