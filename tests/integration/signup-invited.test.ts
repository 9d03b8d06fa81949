import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { admission } from '@/lib/signup/service/admission';
import { signUp } from '@/lib/signup/service/sign-up';
import { aPerson } from '../support/factories';
import { anAddress } from '../support/person';

process.env.SIGNUP = 'invited';

test('without an invitation, an invited server is a closed one: nobody new, everybody known', async () => {
  const email = anAddress();
  const wish = { email, name: 'Eve', password: 'correct horse battery', browserToken: 'any' };
  expect(await signUp(wish, new Date())).toMatchObject({ ok: false, reason: 'signup_closed' });
  expect(await admission.welcomes(email)).toBe(false);
  expect(await db().emailToken.count({ where: { email } })).toBe(0);
  const { user } = await aPerson();
  expect(await admission.welcomes(user.email)).toBe(true);
});
