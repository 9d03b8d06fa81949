import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Signs in as local mode's demo account, through the page; answers the address of its workspace. */
export async function signInAsDemo(page: Page): Promise<string> {
  const file = path.join(process.env.CLEARCUT_E2E_DATA_DIR ?? '', 'demo-account.json');
  const account: { email: string; password: string } = JSON.parse(await readFile(file, 'utf8'));
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/w\/[^/]+\/remove/);
  // Before the page's script is at work, a chosen file would go nowhere.
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeEnabled();
  return new URL(page.url()).pathname.replace(/\/remove.*$/, '');
}
