import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { findBrowser } from '@/scripts/setup/browser.mjs';

/** Opens a headless Chromium for as long as `work` takes. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--disable-background-networking', ...(asRoot ? ['--no-sandbox'] : [])],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Signs a browser in with a password, as its form does. */
export async function signInBrowser(
  { request }: BrowserContext,
  account: { email: string; password: string },
): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const form = { ...account, csrfToken, json: 'true' };
  const answer = await request.post('/api/auth/callback/credentials', { form });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
}
