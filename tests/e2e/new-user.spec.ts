import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from '../support/e2e';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

const ASTRONAUT = path.resolve('tests/fixtures/photos/astronaut.png');

// A product of its own, because it is stopped and started again in the middle.
let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product?.stop());

/** How much of a picture's alpha is clear and how much is solid, from 0 to 1. */
async function alphaShares(png: Buffer) {
  const { data } = await sharp(png).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  const count = (matches: (alpha: number) => boolean) => data.filter(matches).length / data.length;
  return { clear: count((alpha) => alpha < 10), solid: count((alpha) => alpha > 245) };
}

test('a new user signs up, confirms by mail, drops a photo, compares, downloads a transparent PNG and finds it after a restart', async ({
  page,
}, testInfo) => {
  test.setTimeout(180_000);
  const email = `ada-${testInfo.project.name}@example.org`;
  await page.goto(product.url);
  await page.getByRole('link', { name: /Start with 10 free images/ }).click();
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible();

  await page.goto(`${product.url}/mailbox`);
  await expect(async () => {
    await page.reload();
    await page
      .getByRole('link', { name: /Confirm/ })
      .first()
      .click({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('link', { name: /\/verify\?token=/ }).click();
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(
    page.getByRole('heading', {
      name: testInfo.project.name === 'phone' ? 'Choose or take a photo' : 'Drop photos anywhere',
    }),
  ).toBeVisible();
  await expect(page.getByText('10 images').first()).toBeVisible();

  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeEnabled();
  await page.locator('input[type=file]').first().setInputFiles(ASTRONAUT);
  const download = page.getByRole('link', { name: 'Download PNG' });
  await expect(download).toBeVisible({ timeout: 90_000 });
  const divider = page.getByRole('slider');
  await divider.focus();
  await page.keyboard.press('End');
  await expect(divider).toHaveValue('100');
  await page.keyboard.press('Home');
  await expect(divider).toHaveValue('0');
  const picture = await divider.boundingBox();
  if (!picture) throw new Error('the divider has no place on the page');
  await page.mouse.click(picture.x + picture.width * 0.75, picture.y + picture.height / 2);
  await expect.poll(async () => Number(await divider.inputValue())).toBeGreaterThan(60);

  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(file.suggestedFilename()).toBe('astronaut-cutout.png');
  const png = await readFile(await file.path());
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 512, height: 512, hasAlpha: true });
  const { clear, solid } = await alphaShares(png);
  expect(clear).toBeGreaterThan(0.2);
  expect(solid).toBeGreaterThan(0.3);
  await expect(page.getByText('9 images').first()).toBeVisible();

  // An open page would complain that its events stopped, rightly.
  await page.goto('about:blank');
  await product.web.end();
  for (const worker of product.workers) await worker.end();
  product.web.start();
  for (const worker of product.workers) worker.start();
  await until(async () => (await fetch(`${product.url}/api/health/ready`).catch(() => null))?.status === 200);

  await page.goto(`${product.url}/w`);
  await page.getByRole('link', { name: 'Cutouts' }).first().click();
  await page
    .getByRole('link', { name: /astronaut\.png/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: /Download PNG/ })).toBeVisible();
  const address = await page.getByRole('link', { name: /Download PNG/ }).getAttribute('href');
  const kept = await page.request.get(new URL(address ?? '', product.url).href);
  expect(Buffer.compare(await kept.body(), png)).toBe(0);
});
