import { expect, test } from '../support/e2e';
import { aMember, signIn } from '../support/member';
import { Person } from '../support/person';

const elsewhere = () => new Person(process.env.CLEARCUT_E2E_URL ?? '');

test('a changed name is kept and names the workspace; a refused one is not called saved', async ({ page }) => {
  await signIn(page, await aMember());
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Workspace: Ada Lovelace' })).toBeVisible();
  await page.getByLabel('Name').fill('');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Enter your name')).toBeVisible();
  await expect(page.getByText('Saved.')).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Ada Lovelace');
});

test('a changed password signs every other browser out, this one not, and only the new one counts', async ({
  page,
}) => {
  const member = await aMember();
  await signIn(page, member);
  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password').fill(next);
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  await change('not my password', 'a brand new horse');
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  expect(await member.elsewhere.isSignedIn()).toBe(true);

  await change(member.password, 'a brand new horse');
  await expect(page.getByText('Changed. Every other browser was signed out.')).toBeVisible();
  expect(await member.elsewhere.isSignedIn()).toBe(false);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect((await elsewhere().signIn(member)).status).toBe(401);
  expect((await elsewhere().signIn({ ...member, password: 'a brand new horse' })).status).toBe(200);
});

test('one session can be ended, then all others; who is signed out is asked to sign in', async ({ page }) => {
  const member = await aMember();
  await signIn(page, member);
  const sessions = page.getByRole('listitem').filter({ hasText: 'Signed in' });
  await expect(sessions).toHaveCount(2);
  await sessions.filter({ hasNotText: 'This browser' }).getByRole('button').click();
  await expect(sessions).toHaveCount(1);
  expect(await member.elsewhere.isSignedIn()).toBe(false);

  const others = [elsewhere(), elsewhere()];
  for (const other of others) expect((await other.signIn(member)).status).toBe(200);
  await page.reload();
  await expect(sessions).toHaveCount(3);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(sessions).toHaveCount(1);
  expect(await Promise.all(others.map((other) => other.isSignedIn()))).toEqual([false, false]);

  await sessions.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings$/);
});
