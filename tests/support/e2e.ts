import { test as base, expect } from '@playwright/test';

/** A page whose console stays silent: an error there, or an exception nobody caught, fails the test that caused it. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(page);
    expect(complaints, 'the page complained in the console').toEqual([]);
  },
});

export { expect };
