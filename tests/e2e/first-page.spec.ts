import { expect, test } from '../support/e2e';

test('a fresh product shows its first page, without a complaint in the console', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toBeVisible();
});
