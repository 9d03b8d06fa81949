import type { z } from 'zod';
import { refused } from '@/lib/http';
import { translator } from '@/lib/messages/catalogue';

const FIELDS = ['email', 'name', 'password'] as const;

/** Answers a form with what is wrong beside each field. */
export function formProblem(error: z.ZodError): Response {
  const t = translator('account');
  const wrong = FIELDS.filter((field) => error.issues.some(({ path }) => path.length === 0 || path[0] === field));
  const fields = Object.fromEntries(wrong.map((field) => [field, t(`invalid.${field}`)]));
  return refused({ ok: false, reason: 'invalid_input', ...{ fields } });
}
