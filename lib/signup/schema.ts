import { z } from 'zod';
import { isEmail, normalizeEmail } from '@/lib/auth/rules/address';
import { passwordProblem } from '@/lib/auth/rules/password';
import { isPlain } from '@/lib/auth/rules/plain';

export const NAME_LENGTH = 80;

const email = z.string().transform(normalizeEmail).refine(isEmail);
/** What a person is called. */
export const personName = z.string().trim().min(1).max(NAME_LENGTH).refine(isPlain);

/** `POST /api/signup`. What is wrong with a password is said by its reason as the issue's message. */
export const signUpSchema = z
  .looseObject({})
  .superRefine((form, context) => {
    if (!email.safeParse(form.email).success) context.addIssue({ code: 'custom', path: ['email'] });
    if (!personName.safeParse(form.name).success) context.addIssue({ code: 'custom', path: ['name'] });
    const person = { email: String(form.email ?? ''), name: String(form.name ?? '') };
    const problem = typeof form.password === 'string' ? passwordProblem(form.password, person) : 'password_needed';
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  })
  .pipe(z.object({ email, name: personName, password: z.string() }));

/** `POST /api/forgot` */
export const forgotSchema = z.object({ email });
