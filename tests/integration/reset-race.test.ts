import { expect, test } from 'vitest';
import { hashPassword } from '@/lib/auth/password';
import { replacePassword } from '@/lib/auth/service/accounts';
import { authenticate } from '@/lib/auth/service/authenticate';
import { changePassword } from '@/lib/auth/service/change-password';
import { startPasswordSession } from '@/lib/auth/service/sessions';
import { db } from '@/lib/db';
import { aPerson } from '../support/factories';
import { until } from '../support/until';

const password = 'correct horse battery';
const another = await hashPassword('a password of the owner’s');
const agent = 'a browser';

/** Somebody with a password, and a stranger whose knowledge of it has just been checked. */
async function checkedStranger() {
  const { user } = await aPerson();
  await db().user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(password) } });
  const signIn = await authenticate({ email: user.email, password, client: user.id, device: null }, new Date());
  if (!signIn.ok) throw new Error(signIn.reason);
  return { user, stranger: signIn.value };
}

const reset = (userId: string) => db().$transaction((tx) => replacePassword(tx, userId, another, new Date()));
const liveSessions = (userId: string) => db().userSession.count({ where: { userId, revokedAt: null } });

test('a password that was reset while its sign-in was under way opens no session', async () => {
  const { user, stranger } = await checkedStranger();
  await reset(user.id);
  expect(await startPasswordSession(stranger, agent, new Date())).toBeNull();
  expect(await liveSessions(user.id)).toBe(0);
});

test('a sign-in waits for a reset that is being written, and then finds its password replaced', async () => {
  const { user, stranger } = await checkedStranger();
  let signIn: Promise<string | null> | undefined;
  await db().$transaction(async (tx) => {
    await replacePassword(tx, user.id, another, new Date());
    signIn = startPasswordSession(stranger, agent, new Date());
    await until(async () => {
      const waiting = await db().$queryRaw<unknown[]>`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return waiting.length > 0;
    });
  });
  expect(await signIn).toBeNull();
  expect(await liveSessions(user.id)).toBe(0);
});

test('of resets and sign-ins at once, whichever way they fall, no session of the old password is left', async () => {
  const { user, stranger } = await checkedStranger();
  const signIns = Array.from({ length: 10 }, () => startPasswordSession(stranger, agent, new Date()));
  await Promise.all([...signIns.slice(0, 5), reset(user.id), ...signIns.slice(5)]);
  expect(await liveSessions(user.id)).toBe(0);
});

test('a reset is not undone by a change of the old password that was under way', async () => {
  const { user, stranger } = await checkedStranger();
  const sessionId = await startPasswordSession(stranger, agent, new Date());
  const viewer = { userId: user.id, email: user.email, name: user.name, sessionId: sessionId ?? '', isOperator: false };
  const change = { current: password, next: 'what the stranger wants' };
  // Checking a password and hashing another take long; a reset is through before.
  const [changed] = await Promise.all([changePassword(viewer, change, new Date()), reset(user.id)]);
  expect(changed).toMatchObject({ ok: false, reason: 'wrong_credentials' });
  expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({ passwordHash: another });
});
