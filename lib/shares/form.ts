import type { z } from 'zod';
import { translator } from '@/lib/messages/catalogue';
import { type Refusal, refuse } from '@/lib/result';
import { MIN_PASSWORD_LENGTH } from './rules';

/** What is wrong with a wish for a link: a sentence beside each field that a person fills in. */
export function shareProblem(
  error: z.ZodError,
): Refusal<'bad_request'> | Refusal<'invalid_input', { fields: { [field: string]: string } }> {
  const t = translator('share');
  const words: Record<string, string> = {
    password: t('invalid.password', { count: MIN_PASSWORD_LENGTH }),
    expiry: t('invalid.expiry'),
  };
  const named = error.issues.map(({ path: [field] }) => String(field));
  const fields = Object.fromEntries(
    named.flatMap((field) => (words[field] === undefined ? [] : [[field, words[field]]])),
  );
  // The rest is filled in by our own page.
  return named.every((field) => field in fields) ? refuse('invalid_input', { fields }) : refuse('bad_request');
}
