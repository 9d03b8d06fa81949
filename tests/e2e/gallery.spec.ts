import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e';
import { fillGallery, numbered } from '../support/e2e-gallery';
import { aMember, signIn } from '../support/member';

const tile = (page: Page, name: string) => page.getByRole('link', { name: `${name}, done` });
const choice = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });

/** Somebody with numbered photos, in their gallery once its script is at work. */
async function inGallery(page: Page, count: number) {
  const member = await aMember();
  const gallery = await fillGallery(member.email, numbered(count));
  await signIn(page, member, gallery);
  await expect(tile(page, `photo-${count}.jpg`)).toBeVisible();
  // Before the page's script is at work, a press would open what it should choose.
  await expect(page.getByRole('button', { name: 'Select', exact: true })).toBeEnabled();
  return { member, gallery };
}

test('cutouts are chosen by a click and Shift, tagged, found by their tag, deleted, and restored from the trash', {
  tag: '@desktop',
}, async ({ page }) => {
  const { gallery } = await inGallery(page, 12);
  await tile(page, 'photo-11.jpg').hover();
  await choice(page, 'photo-11.jpg').click();
  await tile(page, 'photo-9.jpg').click({ modifiers: ['Shift'] });
  await expect(bar(page).getByText('3 selected')).toBeVisible();
  await expect(choice(page, 'photo-10.jpg')).toBeChecked();
  // A press on one more takes it in, or out again.
  await tile(page, 'photo-12.jpg').click();
  await expect(bar(page).getByText('4 selected')).toBeVisible();
  await tile(page, 'photo-12.jpg').click();

  await bar(page).getByRole('button', { name: 'Tag' }).click();
  await page.getByLabel('Find or make a tag').fill('  For   print ');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 cutouts tagged.')).toBeVisible();

  await page.getByRole('button', { name: 'Tag: Any tag' }).click();
  await page.getByRole('menuitem', { name: 'For print' }).click();
  await page.waitForURL(/[?&]tag=/);
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('link') })).toHaveCount(3);

  await tile(page, 'photo-10.jpg').hover();
  await choice(page, 'photo-10.jpg').click();
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('1 cutout is in the trash.')).toBeVisible();
  await expect(tile(page, 'photo-10.jpg')).toBeHidden();

  await page.getByRole('link', { name: 'Trash' }).click();
  await page.waitForURL(/\/trash$/);
  await expect(page.getByRole('heading', { name: '30 days left' })).toBeVisible();
  await tile(page, 'photo-10.jpg').click();
  await tile(page, 'photo-10.jpg').click();
  await choice(page, 'photo-10.jpg').check();
  await bar(page).getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.goto(gallery);
  await expect(tile(page, 'photo-10.jpg')).toBeVisible();
});

test('the keyboard walks from picture to picture, chooses, takes all, and lets go', { tag: '@desktop' }, async ({
  page,
}) => {
  await inGallery(page, 8);
  await tile(page, 'photo-8.jpg').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'photo-7.jpg')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').getByText('1 selected')).toBeAttached();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar(page).getByText('3 selected')).toBeVisible();
  await page.keyboard.press('End');
  await expect(tile(page, 'photo-1.jpg')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(tile(page, 'photo-1.jpg')).not.toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(bar(page).getByText('8 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
});

test('a new cutout comes to the top and moves nothing of what one looks at further down', { tag: '@desktop' }, async ({
  page,
}) => {
  const { member } = await inGallery(page, 120);
  await page.mouse.move(700, 500);
  // Whoever scrolls goes on until they are there: the page grows under the wheel, and a busy one misses a turn of it.
  let lastY = -1;
  await expect
    .poll(async () => {
      const [before, now] = [lastY, await page.evaluate(() => window.scrollY)];
      lastY = now;
      if (now < 1_400) await page.mouse.wheel(0, 400);
      // What it comes to rest at is what is looked at.
      return now >= 1_400 && now === before;
    })
    .toBe(true);
  // Of the newest there is nothing left: only those near the window are there.
  await expect(tile(page, 'photo-60.jpg')).toBeAttached();
  await expect(tile(page, 'photo-120.jpg')).not.toBeAttached();
  // The picture in the middle of the row in the middle of the window.
  const seen = await page.evaluate(() => {
    const box = (link: Element) => link.getBoundingClientRect();
    const links = [...document.querySelectorAll('main li a[aria-label]')];
    const below = links.filter((link) => box(link).bottom > window.innerHeight / 2);
    const top = Math.min(...below.map((link) => box(link).top));
    const row = below.filter((link) => box(link).top === top);
    return { label: row[(row.length - 1) >> 1]?.getAttribute('aria-label') ?? '', top };
  });
  const shift = () =>
    page.evaluate(({ label, top = 0 }) => {
      const link = document.querySelector(`a[aria-label="${label}"]`);
      return Math.abs((link?.getBoundingClientRect().top ?? 9_999) - top);
    }, seen);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  // They come one after the other: what is looked at is the same picture still.
  for (const time of [1, 2, 3]) {
    const before = await height();
    await fillGallery(
      member.email,
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `new-${time}${number}.jpg`),
    );
    await expect.poll(height).toBeGreaterThan(before);
  }
  await expect.poll(shift).toBeLessThan(1.5);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(tile(page, 'new-38.jpg')).toBeVisible();
});

test('what is shown stands in the address, and Back shows what was shown before', { tag: '@desktop' }, async ({
  page,
}) => {
  const { gallery } = await inGallery(page, 4);
  await page.getByRole('button', { name: 'Sorted by: Newest' }).click();
  await page.getByRole('menuitem', { name: 'Oldest' }).click();
  await page.waitForURL(/sort=oldest/);
  await expect(page.getByRole('listitem').getByRole('link').first()).toHaveAccessibleName('photo-1.jpg, done');
  await page.getByRole('button', { name: 'State: Any state' }).click();
  await page.getByRole('menuitem', { name: 'Failed' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('listitem').getByRole('link').first()).toHaveAccessibleName('photo-1.jpg, done');
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${gallery}$`));
  await expect(page.getByRole('listitem').getByRole('link').first()).toHaveAccessibleName('photo-4.jpg, done');
});

test('a selection comes as one ZIP', { tag: '@desktop' }, async ({ page }) => {
  await inGallery(page, 3);
  await page.keyboard.press('Control+a');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bar(page).getByRole('button', { name: 'Download ZIP' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^clearcut-.*\.zip$/);
});

test('a long press chooses, and the filters are a sheet', { tag: '@phone' }, async ({ page }) => {
  await inGallery(page, 6);
  const picture = tile(page, 'photo-6.jpg');
  const box = await picture.boundingBox();
  if (!box) throw new Error('nothing to press');
  const finger = await page.context().newCDPSession(page);
  const at = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at });
  await expect(bar(page).getByText('1 selected')).toBeVisible();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await tile(page, 'photo-5.jpg').tap();
  await expect(bar(page).getByText('2 selected')).toBeVisible();
  await bar(page).getByRole('button', { name: 'End selection' }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('Oldest');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/sort=oldest/);
  await expect(page.getByRole('listitem').getByRole('link').first()).toHaveAccessibleName('photo-1.jpg, done');
});
