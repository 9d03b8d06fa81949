import type { Page } from '@playwright/test';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';
import { aColleague } from '../support/e2e-colleague';
import { mailsTo } from '../support/person';

async function openCat(page: Page): Promise<string> {
  const workspace = await signInAsDemo(page);
  await page.goto(`${workspace}/cutouts`);
  await page
    .getByRole('link', { name: /^cat\.jpg/ })
    .last()
    .click();
  await page.waitForURL(/\/cutouts\/.+/);
  return workspace;
}

test('a colleague is mentioned by keyboard alone, and hears of it by mail', { tag: '@desktop' }, async ({ page }) => {
  const workspace = await openCat(page);
  const email = await aColleague(workspace.replace('/w/', ''), 'Wilhelmina Okonkwo-Dahl');
  await page.reload();
  const field = page.getByRole('combobox', { name: 'Comment' });
  await field.focus();
  await page.keyboard.type('Look, @wilh');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  const option = page.getByRole('option', { name: 'Wilhelmina Okonkwo-Dahl' });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  // Escape closes the list and stays; the page's own Escape would lead to the gallery.
  await page.keyboard.press('Escape');
  await expect(option).toBeHidden();
  await page.keyboard.type('e');
  await expect(option).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Look, @Wilhelmina Okonkwo-Dahl ');
  await page.keyboard.type('the ears!');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('log')).toContainText('Look, @Wilhelmina Okonkwo-Dahl the ears!');
  await expect(field).toHaveValue('');
  const [mail] = await mailsTo(process.env.CLEARCUT_E2E_DATA_DIR ?? '', email);
  expect(mail?.text).toContain('> Look, @Wilhelmina Okonkwo-Dahl the ears!');
});

test('a comment appears on pages that are open, and goes with its deletion', { tag: '@desktop' }, async ({
  page,
  context,
}) => {
  await openCat(page);
  const other = await context.newPage();
  await other.goto(page.url());
  const words = `Seen at ${Date.now()}`;
  await page.getByRole('combobox', { name: 'Comment' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
  const comment = other.getByRole('log').getByRole('listitem').filter({ hasText: words });
  await expect(comment).toBeVisible();
  await comment.getByRole('button', { name: /^Delete/ }).click();
  await comment.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(page.getByText(words)).toBeHidden();
});

test('a comment written while a page is on its way is on it too', { tag: '@desktop' }, async ({ page, context }) => {
  await openCat(page);
  const other = await context.newPage();
  let mayListen = () => {};
  const later = new Promise<void>((resolve) => {
    mayListen = resolve;
  });
  await other.route('**/api/events?*', async (route) => {
    await later;
    await route.continue();
  });
  await other.goto(page.url());
  const words = `Said at ${Date.now()}`;
  await page.getByRole('combobox', { name: 'Comment' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('log')).toContainText(words);
  await expect(other.getByRole('log')).not.toContainText(words);
  mayListen();
  await expect(other.getByRole('log')).toContainText(words);
});

test('a link with a password opens for a guest, and leads nowhere once it is taken back', async ({ page, browser }) => {
  const workspace = await openCat(page);
  const title = `For guests ${Date.now()}`;
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Password', { exact: true }).fill('long enough');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const url = await page.getByRole('textbox', { name: 'Link' }).inputValue();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(url);
  await expect(guest.getByText(title)).toHaveCount(0);
  await guest.getByLabel('Password', { exact: true }).fill('wrong');
  await guest.getByRole('button', { name: 'Show the pictures' }).click();
  await expect(guest.getByText('This is not the password of this link.')).toBeVisible();
  await guest.getByLabel('Password', { exact: true }).fill('long enough');
  await guest.getByRole('button', { name: 'Show the pictures' }).click();
  await expect(guest.getByRole('heading', { name: title })).toBeVisible();
  await expect(guest.getByText('Downloads are off')).toBeVisible();
  await guest.getByRole('button', { name: 'Look closely at cat.jpg' }).click();
  await expect(guest.getByRole('img', { name: 'cat.jpg' })).toHaveJSProperty('complete', true);
  await guest.keyboard.press('Escape');

  await page.goto(`${workspace}/shares`);
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Opened once');
  await page.getByRole('button', { name: `Take back ${title}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(title)).toHaveCount(0);
  await guest.reload();
  await expect(guest.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await guest.context().close();
});
