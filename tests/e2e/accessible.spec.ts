import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';
import { demoCutout } from '../support/e2e-cutout';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Nothing may be wider than the screen: a page that scrolls sideways is broken on a phone. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('public pages can be used by everybody and fit the screen', async ({ page }) => {
      const account = [
        '/sign-in',
        '/sign-up',
        '/forgot',
        '/sent?for=reset&email=a@b.org',
        '/reset?token=x',
        '/verify?token=x',
      ];
      for (const path of ['/', '/prices', '/privacy', ...account, '/mailbox']) {
        await page.goto(path);
        expect(await findings(page), path).toEqual([]);
        expect(await overflow(page), path).toBeLessThanOrEqual(0);
      }
    });

    test('pages of a workspace can be used by everybody and fit the screen', async ({ page }) => {
      const workspace = await signInAsDemo(page);
      const visit = async (path: string) => {
        await page.goto(path);
        expect(await findings(page), path).toEqual([]);
        expect(await overflow(page), path).toBeLessThanOrEqual(0);
      };
      const failed = `cutouts/${await demoCutout('failed')}`;
      for (const path of ['remove', 'cutouts', failed, 'credits', 'shares', 'activity'])
        await visit(`${workspace}/${path}`);
      await visit('/settings');
      await page.goto(`${workspace}/cutouts`);
      const cutout = await page
        .getByRole('link', { name: /astronaut\.jpg/ })
        .first()
        .getAttribute('href');
      await visit(cutout ?? '');
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      const shares = `/api/shares?workspace=${workspace.replace('/w/', '')}`;
      for (const password of [null, 'eight letters']) {
        const data = { cutoutIds: [cutout?.split('/').at(-1)], password };
        const { url } = await (await page.request.post(shares, { data })).json();
        await visit(new URL(url).pathname);
      }
    });

    test('a missing page can be used by everybody; inside a workspace the places stay in reach', async ({
      context,
    }) => {
      // Not the watched page: the browser itself complains about the status.
      const page = await context.newPage();
      const workspace = await signInAsDemo(page);
      for (const path of ['/nothing', `${workspace}/nothing`]) {
        expect((await page.goto(path))?.status(), path).toBe(404);
        await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
        expect(await findings(page), path).toEqual([]);
        expect(await overflow(page), path).toBeLessThanOrEqual(0);
      }
      await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
    });
  });
}
