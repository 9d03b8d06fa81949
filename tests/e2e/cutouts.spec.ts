import type { BrowserContext, Locator, Page } from '@playwright/test';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';
import { demoCutout } from '../support/e2e-cutout';

const refusal = (status: number) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status, detail: 'Sign in first.' }),
});

async function openAstronaut(page: Page): Promise<void> {
  const workspace = await signInAsDemo(page);
  await page.goto(`${workspace}/cutouts`);
  await page
    .getByRole('link', { name: /^astronaut\.jpg/ })
    .first()
    .click();
  await page.waitForURL(/\/cutouts\/.+/);
}

const percent = (page: Page) => page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /%/ });
async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('nothing to see');
  return box;
}
const divider = (page: Page) => page.getByRole('slider', { name: 'Divider' });

test('every part of a tile opens its picture', { tag: '@phone' }, async ({ page }) => {
  const workspace = await signInAsDemo(page);
  await page.goto(`${workspace}/cutouts`);
  const tile = page.getByRole('link', { name: /^astronaut\.jpg/ }).first();
  await tile.scrollIntoViewIfNeeded();
  const box = await boxOf(tile);
  await page.touchscreen.tap(box.x + box.width - 24, box.y + box.height - 20);
  await page.waitForURL(/\/cutouts\/.+/);
});

test('a single character zooms only while the picture has the focus', { tag: '@desktop' }, async ({ page }) => {
  await openAstronaut(page);
  const back = page.getByRole('link', { name: 'All cutouts' });
  await back.focus();
  for (const key of ['+', '=']) await page.keyboard.press(key);
  await expect(percent(page)).toHaveAccessibleName(/show actual pixels$/);
  await divider(page).focus();
  await page.keyboard.press('+');
  await expect(percent(page)).toHaveAccessibleName(/fit to screen$/);
  await back.focus();
  await page.keyboard.press('0');
  await expect(percent(page)).toHaveAccessibleName(/fit to screen$/);
  const slider = await boxOf(divider(page));
  await page.mouse.click(slider.x + slider.width / 4, slider.y + slider.height / 2);
  await page.keyboard.press('0');
  await expect(percent(page)).toHaveAccessibleName(/show actual pixels$/);
});

test('the original is shown while its button is held by a key, and in turn by a click without a pointer', {
  tag: '@desktop',
}, async ({ page }) => {
  await openAstronaut(page);
  const hold = page.getByRole('button', { name: 'Compare' });
  await hold.focus();
  for (const key of ['Space', 'Enter']) {
    await page.keyboard.down(key);
    await expect(hold).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.up(key);
    await expect(hold).toHaveAttribute('aria-pressed', 'false');
  }
  for (const pressed of ['true', 'false']) {
    // What a screen reader or a spoken command sends.
    await hold.evaluate((button: HTMLElement) => button.click());
    await expect(hold).toHaveAttribute('aria-pressed', pressed);
  }
});

test('a pointer whose letting go nobody heard does not move the picture', { tag: '@desktop' }, async ({ page }) => {
  await openAstronaut(page);
  await divider(page).focus();
  for (const key of ['+', '+', '+']) await page.keyboard.press(key);
  const picture = page.getByRole('img', { name: 'astronaut.jpg, cut out' });
  const slider = await boxOf(divider(page));
  const quarter = { x: slider.x + slider.width / 4, y: slider.y + slider.height / 2 };
  await page.mouse.move(quarter.x, quarter.y);
  // As a divider's, where browsers tell the end of a drag only to what lies under the pointer then.
  await divider(page).dispatchEvent('pointerdown', { pointerId: 1, buttons: 1 });
  const before = await boxOf(picture);
  await page.mouse.move(quarter.x + 20, quarter.y + 60, { steps: 5 });
  expect(await boxOf(picture)).toEqual(before);
});

test('“Show all” shows all, and the search is empty', { tag: '@desktop' }, async ({ page }) => {
  const workspace = await signInAsDemo(page);
  await page.goto(`${workspace}/cutouts`);
  const search = page.getByRole('searchbox', { name: 'Search by name' });
  await search.fill('nothing is called so');
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(page.getByRole('link', { name: /^astronaut\.jpg/ }).first()).toBeVisible();
  await expect(search).toHaveValue('');
});

test('an original that cannot be read is not sent as a picture', { tag: '@desktop' }, async ({ context }) => {
  // Not the watched page: the browser itself complains about the refusal's status.
  const page = await context.newPage();
  const workspace = await signInAsDemo(page);
  await page.goto(`${workspace}/cutouts/${await demoCutout('failed')}`);
  await page.route('**/original?*', (route) => route.fulfill(refusal(401)));
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert').getByText('Sign in first.')).toBeVisible();
  expect(sent.filter((url) => url.includes('/api/cutouts'))).toEqual([]);
});

test.describe('while events do not come', () => {
  /** A page of a cutout that never ends, whose clock waits for the test; not the watched one. */
  async function openUnheard(context: BrowserContext) {
    const page = await context.newPage();
    const workspace = await signInAsDemo(page);
    await page.route('**/api/events?*', (route) => route.fulfill(refusal(502)));
    const id = await demoCutout('processing');
    await page.clock.install();
    await page.goto(`${workspace}/cutouts/${id}`);
    return { page, workspace, question: `**/api/cutouts/${id}` };
  }

  test('a slow server is asked again only after it has answered', { tag: '@desktop' }, async ({ context }) => {
    const { page, question } = await openUnheard(context);
    await expect(page.getByText('connection lost – trying again')).toBeVisible();
    let asked = 0;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(question, async (route) => {
      asked += 1;
      await answered;
      await route.fallback();
    });
    // A question is given up after 15 s, and asked again.
    await page.clock.runFor(12_000);
    await expect.poll(() => asked).toBe(1);
    answer();
    await expect(page.getByText('cutting…')).toBeVisible();
    await page.clock.runFor(4_000);
    await expect.poll(() => asked).toBeGreaterThan(1);
  });

  test('a cutout that went to the trash meanwhile leads back to the gallery', { tag: '@desktop' }, async ({
    context,
  }) => {
    const { page, question } = await openUnheard(context);
    await page.route(question, (route) => route.fulfill(refusal(404)));
    await page.clock.runFor(4_000);
    await page.waitForURL(/\/cutouts$/);
  });

  test('somebody whose session ended meanwhile signs in again', { tag: '@desktop' }, async ({ context }) => {
    const { page } = await openUnheard(context);
    await context.clearCookies();
    await page.clock.runFor(4_000);
    await page.waitForURL(/\/sign-in/);
  });
});

test('pictures that did not come while the line was cut are there when it is back', { tag: '@desktop' }, async ({
  context,
}) => {
  // Not the watched page: the browser itself complains about each request that fails.
  const page = await context.newPage();
  const failed = new Set<string>();
  await page.route(/\/api\/cutouts\/[^/]+\/(thumbnail|result)/, (route) => {
    const url = route.request().url();
    if (failed.has(url)) return route.continue();
    failed.add(url);
    return route.abort();
  });
  const broken = () =>
    page.evaluate(() => [...document.images].filter((one) => one.complete && !one.naturalWidth).length);
  await openAstronaut(page);
  await expect.poll(() => failed.size).toBeGreaterThan(2);
  await expect(page.getByRole('img', { name: /^astronaut\.jpg/ }).first()).toBeVisible();
  await expect.poll(broken).toBe(0);
});
