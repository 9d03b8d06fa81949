import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';
import { aMember, setCredit, signIn } from '../support/member';

/** Somebody new, with credit for ten images, before the empty drop zone. */
async function enter(page: Page) {
  await signIn(page, await aMember());
  await page.goto('/w');
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeEnabled();
}

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

  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('This is not a JPEG, PNG or WebP image.')).toHaveCount(0);
});

test('what a batch left out is told until the next one comes; the price is exact, and what will be left', async ({
  page,
}) => {
  await enter(page);
  const choose = async (...names: string[]) => {
    const photos = await Promise.all(names.map(noise));
    await page.locator('input[type=file]').first().setInputFiles(photos);
  };
  const notes = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') };
  await page.locator('input[type=file]').first().setInputFiles(notes);
  await expect(page.getByRole('alert').getByText('notes.jpg')).toBeVisible();
  await choose('one.png', 'two.png', 'three.png');
  await expect(page.getByText('3 photos · $0.054')).toBeVisible();
  await expect(page.getByText('$0.180 → $0.126 left')).toBeVisible();
  await expect(page.getByText('notes.jpg')).toHaveCount(0);
});

test('a photo behind a link that is refused has a place for its picture, its name and the reason', async ({
  context,
}) => {
  // Not the watched page: the browser itself complains about the refusal's status.
  const page = await context.newPage();
  await enter(page);
  await page.getByRole('button', { name: 'From a link' }).click();
  await page.getByLabel('Address of the photo').fill('http://127.0.0.1:9/one%20photo.jpg');
  await page.getByRole('button', { name: 'Cut out' }).click();
  await expect(page.getByRole('alert').getByText('This address does not lead to a public web server.')).toBeVisible();
  const place = await page.locator('section .checkerboard').first().boundingBox();
  expect(place?.width).toBeGreaterThan(200);
  await expect(page.locator('section').getByText('one photo.jpg').first()).toBeVisible();
});

test('what is no web address is told so beside the field, and leaves the page as it is', { tag: '@desktop' }, async ({
  page,
}) => {
  await enter(page);
  await page.getByRole('button', { name: 'From a link' }).click();
  const address = page.getByLabel('Address of the photo');
  for (const wrong of ['', 'photo.jpg', 'ftp://example.org/photo.jpg', 'https://']) {
    await address.fill(wrong);
    await page.getByRole('button', { name: 'Cut out' }).click();
    await expect(address).toHaveAccessibleDescription('Enter a web address that begins with https:// or http://.');
    await expect(address).toBeFocused();
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'From a link' }).click();
  await expect(address).toHaveAccessibleDescription('');
});

test('offline is said, opens no error page and loses no photo', { tag: '@desktop' }, async ({ context }) => {
  test.setTimeout(120_000);
  // Not the watched page: the browser itself complains about each request that fails.
  const page = await context.newPage();
  await enter(page);
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await page.getByRole('link', { name: 'Cutouts', exact: true }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await noise('patient.png'));
  await expect(page.getByText('connection lost – trying again').first()).toBeVisible();
  expect(new URL(page.url()).pathname).toMatch(/\/remove$/);

  await page.context().setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
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

test('the same photo twice in a batch is cut once: both have their end, and one is free', { tag: '@desktop' }, async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page);
  const photo = await noise('twin.png');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([photo, { ...photo, name: 'twin again.png' }]);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('2 of 2 done · $0.018 · 1 free from your cutouts')).toBeVisible({ timeout: 90_000 });
});

test('a photo that credit was missing for is cut out when it is tried again', { tag: '@desktop' }, async ({
  context,
}) => {
  test.setTimeout(120_000);
  // Not the watched page: the browser itself complains about the refusal's status.
  const page = await context.newPage();
  const ada = await aMember();
  await signIn(page, ada);
  await page.goto('/w');
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeEnabled();
  await setCredit(ada.email, 0);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await noise('patient.png'));
  await expect(page.getByRole('alert').getByText('$0.00')).toBeVisible();
  await setCredit(ada.email, 18_000);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
});

test('a photo that is deleted leaves the batch too', { tag: '@desktop' }, async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await noise('unwanted.png'));
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('link', { name: 'unwanted.png', exact: true }).first().click();
  await page.getByRole('button', { name: 'Delete' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete|trash/i })
    .click();
  await page.waitForURL(/\/cutouts$/);
  await page.getByRole('link', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'unwanted.png' })).toHaveCount(0);
});

test('a cutout moves to the trash after a question, and is gone from the gallery', { tag: '@desktop' }, async ({
  page,
}) => {
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

test('one part of a dropped folder that cannot be read is told, and the rest is taken', { tag: '@desktop' }, async ({
  page,
}) => {
  await enter(page);
  const photos = await Promise.all(['one.png', 'two.png'].map(noise));
  await page.evaluate(
    (photos) => {
      // The browser makes such entries only from what the system drops.
      const good = photos.map(({ name, bytes }) => ({
        name,
        isFile: true,
        file: (take: (file: File) => void) => take(new File([new Uint8Array(bytes)], name)),
      }));
      const gone = {
        name: 'gone.png',
        isFile: true,
        file: (_take: unknown, refuse: (error: Error) => void) => refuse(new Error('NotReadableError')),
      };
      const batches = [[gone, ...good]];
      const readEntries = (take: (some: object[]) => void) => take(batches.shift() ?? []);
      const folder = { name: 'holiday', isDirectory: true, createReader: () => ({ readEntries }) };
      const dataTransfer = { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => folder }] };
      window.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }));
    },
    photos.map(({ name, buffer }) => ({ name, bytes: [...buffer] })),
  );
  await expect(page.getByText('2 photos · $0.036')).toBeVisible();
  await expect(page.getByRole('alert').getByText('gone.png')).toBeVisible();
});

test('who chooses a photo or leaves it with the keyboard goes on where they are', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page);
  const choose = page.getByRole('button', { name: 'Choose photos' });
  await choose.focus();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await noise('kept.png'));
  await expect(page.getByRole('heading', { name: 'kept.png' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('heading', { name: 'kept.png' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to the drop zone' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
