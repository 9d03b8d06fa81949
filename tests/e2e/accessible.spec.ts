import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { signInAsDemo } from '../support/demo';
import { expect, test } from '../support/e2e';

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
      for (const path of ['/', '/prices', '/privacy', '/sign-in', '/sign-up', '/forgot', '/mailbox']) {
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
      for (const path of ['remove', 'cutouts', 'credits']) await visit(`${workspace}/${path}`);
      await visit('/settings');
      await page.goto(`${workspace}/cutouts`);
      await visit(
        (await page
          .getByRole('link', { name: /astronaut\.jpg/ })
          .first()
          .getAttribute('href')) ?? '',
      );
    });
  });
}
