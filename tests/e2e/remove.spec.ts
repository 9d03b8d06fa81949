import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';

async function noise(name: string) {
  const buffer = await sharp(randomBytes(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } })
    .png()
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}

test('a file that is no picture is refused with a reason before it is sent, and nothing is charged', async ({
  page,
}) => {
  await signInAsDemo(page);
  const submits: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && submits.push(request.url()));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') });
  await expect(page.getByText('This is not a JPEG, PNG or WebP image.')).toBeVisible();
  expect(submits.filter((url) => url.includes('/api/cutouts'))).toEqual([]);
});

test('several photos show their price before they start, and are all cut out', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAsDemo(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([await noise('one.png'), await noise('two.png')]);
  await expect(page.getByText('2 photos · $0.036')).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText(/2 of 2 done · \$0\.036/)).toBeVisible({ timeout: 90_000 });
});

test('a cutout moves to the trash after a question, and is gone from the gallery', async ({ page }) => {
  test.setTimeout(120_000);
  const workspace = await signInAsDemo(page);
  const name = `trash-${randomBytes(4).toString('hex')}.png`;
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await noise(name));
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
  await page.goto(`${workspace}/cutouts`);
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Delete' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete|trash/i })
    .click();
  await page.waitForURL(/\/cutouts$/);
  await expect(page.getByRole('link', { name: new RegExp(name) })).toHaveCount(0);
});
