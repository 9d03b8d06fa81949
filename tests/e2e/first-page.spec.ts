import { expect, test } from '../support/e2e';

test('an empty sign-in asks for what is missing, and sends nothing', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/sign-in');
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription('Enter your e-mail address.');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('Enter your password.');
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  expect(sent).toEqual([]);
});

test('a fresh product shows its first page, without a complaint in the console', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toBeVisible();
});
