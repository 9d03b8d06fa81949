import type { z } from 'zod';
import { passwordReasons } from '@/lib/auth/rules/password';
import { refused } from '@/lib/http';
import { messages } from '@/lib/messages/catalogue';

/** Answers a form with what is wrong beside each field; when only the password is, with its reason as the code. */
export function formProblem(error: z.ZodError): Response {
  const fields: { [field: string]: string } = {};
  const texts = messages.account.invalid;
  for (const { path, message } of error.issues) {
    const field = path[0];
    if (field === 'password') fields.password = messages.refusals[reasonOf(message)];
    else if (field === 'name') fields.name = texts.name;
    else fields.email = texts.email;
  }
  const [only] = error.issues;
  const reason = error.issues.length === 1 && only?.path[0] === 'password' ? reasonOf(only.message) : 'invalid_input';
  return refused({ ok: false, reason, ...{ fields } });
}

const reasonOf = (message: string) => passwordReasons.find((reason) => reason === message) ?? 'password_needed';
