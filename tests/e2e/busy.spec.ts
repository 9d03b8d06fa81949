import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { aMember, signIn } from '../support/member';
import { slowUpload } from '../support/slow-upload';

const LARGEST_BYTES = 30_000_000;
/** By default one person may have this many of the largest images on the way. */
const AT_ONCE = 100;

// A refused request is a line in the browser's console, so this is not the test of ours that forbids those.
test('a photo that meets a full server waits, and is sent by itself when there is room', async ({ page }) => {
  test.setTimeout(120_000);
  const ada = await aMember();
  await signIn(page, ada);
  await page.goto('/w');
  const url = process.env.CLEARCUT_E2E_URL ?? '';
  const who = { cookie: ada.elsewhere.cookieHeader(), 'x-forwarded-for': ada.elsewhere.address };
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7bd5' } })
    .png()
    .toBuffer();
  const held = Array.from({ length: AT_ONCE }, () => slowUpload(url, who, photo, LARGEST_BYTES));
  const refused = page.waitForResponse((response) => response.status() === 429);
  await expect
    .poll(async () => (await ada.elsewhere.submit([{ name: 'a.png', bytes: new Uint8Array() }])).status)
    .toBe(429);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'patient.png', mimeType: 'image/png', buffer: photo });
  expect((await (await refused).json()).code).toBe('too_much_in_flight');
  for (const { socket } of held) socket.destroy();
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 60_000 });
});
