import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '@/lib/auth/password';
import { passwordProblem } from '@/lib/auth/rules/password';

const ada = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

test.each([
  ['short', 'password_too_short'],
  ['ninechars', 'password_too_short'],
  ['👍👍👍👍👍👍👍👍👍', 'password_too_short'],
  ['x'.repeat(201), 'password_too_long'],
  ['password123', 'password_common'],
  ['PassWord123', 'password_common'],
  ['password123!!', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['0123456789', 'password_common'],
  ['zyxwvutsrqp', 'password_common'],
  ['ada.lovelace@example.org', 'password_personal'],
  ['AdaLovelace1843', 'password_personal'],
  ['ada-lovelace', 'password_personal'],
])('%s is refused: %s', (password, reason) => {
  expect(passwordProblem(password, ada)).toBe(reason);
});

test.each(['correct horse', 'lovelace wrote the first program', '日本語のパスワードです'])(
  '%s is taken',
  (password) => {
    expect(passwordProblem(password, ada)).toBeNull();
  },
);

test('a password is known again by its hash, however its accents were typed', async () => {
  const passwordHash = await hashPassword('caf\u00e9 au lait');
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await isPassword('cafe\u0301 au lait', passwordHash)).toBe(true);
  expect(await isPassword('cafe au lait', passwordHash)).toBe(false);
});

test('without an account no password fits', async () => {
  expect(await isPassword('correct horse', null)).toBe(false);
});
