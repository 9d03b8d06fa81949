import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { aMember, signIn } from '../support/member';
import { slowUpload } from '../support/slow-upload';

const LARGEST_BYTES = 30_000_000;
/** Here one person may have ten of the largest images on the way; the last one's room is filled in small steps. */
const LARGE_ONES = 9;
const SMALL_BYTES = 1_000_000;

// A refused request is a line in the browser's console, so this is not the test of ours that forbids those.
test('a photo that meets a full server waits, and is sent by itself when there is room', { tag: '@desktop' }, async ({
  page,
}) => {
  test.setTimeout(120_000);
  const ada = await aMember();
  await signIn(page, ada);
  await page.goto('/w');
  const url = process.env.CLEARCUT_E2E_URL ?? '';
  const who = { cookie: ada.elsewhere.cookieHeader(), 'x-forwarded-for': ada.elsewhere.address };
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7bd5' } })
    .png()
    .toBuffer();
  // Larger than all buffers of a connection: it is refused while most of it is still to be sent.
  const large = { width: 2_700, height: 2_500, channels: 3 } as const;
  const noise = await sharp(randomBytes(large.width * large.height * large.channels), { raw: large })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const held = Array.from({ length: LARGE_ONES }, () => slowUpload(url, who, photo, LARGEST_BYTES));
  const isFull = () => {
    held.push(slowUpload(url, who, photo, SMALL_BYTES));
    return held.some(({ answer }) => answer().startsWith('HTTP/1.1 429'));
  };
  await expect.poll(isFull, { intervals: [50], timeout: 60_000 }).toBe(true);
  const refused = page.waitForResponse((response) => response.status() === 429);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'patient.png', mimeType: 'image/png', buffer: noise });
  // The browser's inspector has no room for the answer's body beside so large a request.
  expect((await refused).headers()['retry-after']).toBe('3');
  for (const { socket } of held) socket.destroy();
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 60_000 });
});
