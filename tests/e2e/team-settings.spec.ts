import path from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { expect, test } from '../support/e2e';
import { aMember, signIn } from '../support/member';

const trigger = (page: Page, name: string) => page.getByRole('button', { name: `Workspace: ${name}` });

/** Opens the menu of workspaces by its key; it stands at the one this is. */
async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('menuitem', { name: 'You are here' })).toBeFocused();
}

/** Founds a team without a pointer, and is in it when it returns. */
async function foundByKeyboard(page: Page, name: string): Promise<void> {
  await openMenu(page);
  await page.keyboard.type('new');
  await expect(page.getByRole('menuitem', { name: 'New team' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of the team')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(trigger(page, name)).toBeVisible();
}

test('a team is founded, left for another workspace and found again, all by keyboard', async ({ page }) => {
  await signIn(page, await aMember());
  await foundByKeyboard(page, 'Zebra crossing');
  await expect(page).toHaveURL(/\/w\/zebra-crossing-[0-9a-f]{8}\/remove$/);
  await expect(page.getByText('This team has no credit.')).toBeVisible();
  await page.getByRole('link', { name: 'add some' }).click();
  await expect(page).toHaveURL(/\/credits$/);

  await openMenu(page);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Ada' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(trigger(page, 'Ada')).toBeVisible();
  await openMenu(page);
  await page.keyboard.type('zeb');
  await expect(page.getByRole('menuitem', { name: 'Zebra crossing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(trigger(page, 'Zebra crossing')).toBeVisible();
  await openMenu(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
});

test('a team gets a name, a picture and a retention time, and is deleted once its name is typed', async ({ page }) => {
  await signIn(page, await aMember());
  await page.getByRole('button', { name: 'Workspace: Ada' }).click();
  await page.getByRole('menuitem', { name: 'New team' }).click();
  await page.getByLabel('Name of the team').fill('Kites');
  await page.getByRole('button', { name: 'Create team' }).click();
  await trigger(page, 'Kites').click();
  await page.getByRole('menuitem', { name: 'Settings of this workspace' }).click();

  await page.getByLabel('Name of the team').fill('Paper kites');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(trigger(page, 'Paper kites')).toBeVisible();
  await page.getByLabel('Name of the team').fill('   ');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Use 1 to 60 characters that can be seen.')).toBeVisible();

  const photo = path.join(ROOT, 'tests/fixtures/photos/chelsea.png');
  await page.locator('input[type=file]').setInputFiles(photo);
  const picture = page.locator('main img');
  await expect(picture).toHaveJSProperty('naturalWidth', 256);
  await expect(trigger(page, 'Paper kites').locator('img')).toHaveJSProperty('naturalWidth', 256);
  await page.getByRole('button', { name: 'Remove picture' }).click();
  await expect(picture).toHaveCount(0);

  await page.getByLabel('Cutouts go to the trash after').selectOption('own');
  await page.getByLabel('Days', { exact: true }).fill('0');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByText('Enter a whole number of days from 1 to 3,650.')).toBeVisible();
  await page.getByLabel('Days', { exact: true }).fill('45');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Days', { exact: true })).toHaveValue('45');

  await page.getByRole('button', { name: 'Delete this team…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Paper kites?' });
  await expect(dialog.getByText('It has no cutouts.')).toBeVisible();
  await dialog.getByLabel('Type Paper kites to delete it').fill('Kites');
  await dialog.getByRole('button', { name: 'Delete the team' }).click();
  await expect(dialog.getByText('This is not the team’s name.')).toBeVisible();
  const gone = page.url();
  await dialog.getByLabel('Type Paper kites to delete it').fill('Paper kites');
  await dialog.getByRole('button', { name: 'Delete the team' }).click();
  await expect(trigger(page, 'Ada')).toBeVisible();
  expect((await page.request.get(gone)).status()).toBe(404);
});
