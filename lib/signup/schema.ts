import { z } from 'zod';
import { isEmail, normalizeEmail } from '@/lib/auth/rules/address';

export const NAME_LENGTH = 80;

const email = z.string().transform(normalizeEmail).refine(isEmail);

/** `POST /api/signup`. The password's own rules are `passwordProblem`. */
export const signUpSchema = z.object({
  email,
  name: z.string().trim().min(1).max(NAME_LENGTH),
  password: z.string(),
});

/** `POST /api/forgot` */
export const forgotSchema = z.object({ email });
