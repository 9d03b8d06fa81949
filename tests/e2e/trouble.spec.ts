import type { Page } from '@playwright/test';
import pg from 'pg';
import { newId } from '@/lib/ids';
import { expect, test } from '../support/e2e';
import { type Account, aMember, signIn } from '../support/member';

const UNREACHED = 'We could not reach the server. Check your connection and try again.';

/** Posts to an address, from now on. */
function postsTo(page: Page, part: string): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes(part)) urls.push(request.url());
  });
  return urls;
}

/** Takes the wallet of a workspace away, or gives it back: without it, no page of the workspace can be drawn. */
async function moveWallet(fromId: string, toId: string): Promise<void> {
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  await database.query('set session_replication_role = replica');
  await database.query('update wallets set workspace_id = $2 where workspace_id = $1', [fromId, toId]);
  await database.end();
}

async function workspaceIdOf({ email }: Account): Promise<string> {
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  const { rows } = await database.query<{ workspace_id: string }>(
    'select workspace_id from members m join users u on u.id = m.user_id where u.email = $1',
    [email],
  );
  await database.end();
  return rows[0]?.workspace_id ?? '';
}

test('settings that no server answers say so, stay, and are saved when it answers again', { tag: '@desktop' }, async ({
  context,
}) => {
  // Not the watched page: the browser itself complains about each request that fails.
  const page = await context.newPage();
  const uncaught: unknown[] = [];
  page.on('pageerror', (error) => uncaught.push(error));
  await signIn(page, await aMember());
  const save = page.getByRole('button', { name: 'Save name' });
  const endOthers = page.getByRole('button', { name: 'Sign out everywhere else' });
  const trouble = page.getByRole('alert').filter({ hasText: UNREACHED });
  await context.setOffline(true);
  await page.getByLabel('Name').fill('Ada Lovelace');
  await save.click();
  await expect(trouble).toHaveCount(1);
  await endOthers.click();
  await expect(trouble).toHaveCount(2);

  await context.setOffline(false);
  await save.click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await endOthers.click();
  await expect(endOthers).toHaveCount(0);
  await expect(trouble).toHaveCount(0);
  expect(uncaught).toEqual([]);
});

test('ending a session that is refused says why', { tag: '@desktop' }, async ({ page, context }) => {
  await signIn(page, await aMember());
  await context.clearCookies();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Sign in first.' })).toBeVisible();
});

test('signing out that reaches no server says that one is still signed in, and works afterwards', {
  tag: '@desktop',
}, async ({ context }) => {
  // Not the watched page: the browser itself complains about each request that fails.
  const page = await context.newPage();
  await signIn(page, await aMember());
  const signOut = async () => {
    await page.getByRole('button', { name: 'Account of Ada' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await context.setOffline(true);
  await signOut();
  await expect(page.getByRole('alert').filter({ hasText: 'You are still signed in' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('You are still signed in')).toHaveCount(0);
  await context.setOffline(false);
  await signOut();
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('a double click on “Mail me a link” asks for one mail', { tag: '@desktop' }, async ({ page }) => {
  const posts = postsTo(page, '/api/auth/signin/email');
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill((await aMember()).email);
  await page.getByRole('button', { name: 'Mail me a link instead' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Look at your mail' })).toBeVisible();
  expect(posts).toHaveLength(1);
});

test('a link cannot be asked for before the page can do it', { tag: '@desktop' }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/sign-in`);
  await expect(page.getByRole('button', { name: 'Mail me a link instead' })).toBeDisabled();
  await context.close();
});

test('a server that answers without a reason is not called out of reach', { tag: '@desktop' }, async ({ context }) => {
  // Not the watched page: the browser itself complains about the status.
  const page = await context.newPage();
  await page.route('**/api/forgot', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
  await page.goto('/forgot');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The server could not do this' })).toBeVisible();
});

test('“Try again” on a page that broke reads it anew', { tag: '@desktop' }, async ({ context }) => {
  // Not the watched page: the browser itself complains about the status.
  const page = await context.newPage();
  const member = await aMember();
  await signIn(page, member);
  const [workspaceId, nowhereId] = [await workspaceIdOf(member), newId()];
  await moveWallet(workspaceId, nowhereId);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible();
  await moveWallet(nowhereId, workspaceId);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the ledger is read anew when money moved, and not by each event that says how much there is', {
  tag: '@desktop',
}, async ({ page }) => {
  await page.clock.install();
  await signIn(page, await aMember());
  await page.getByRole('link', { name: /^Balance/ }).click();
  await expect(page.getByText('Nothing held')).toBeVisible();
  const reads: string[] = [];
  page.on('request', (request) => {
    const { rsc, 'next-router-prefetch': isPrefetch } = request.headers();
    if (rsc && !isPrefetch && request.url().includes('/credits')) reads.push(request.url());
  });
  const hear = async (availableMicros: string) => {
    const detail = { availableMicros, heldMicros: '0', priceMicros: '18000' };
    await page.evaluate((detail) => dispatchEvent(new CustomEvent('clearcut:wallet', { detail })), detail);
    await page.clock.runFor(1000);
  };
  await hear('180000');
  await hear('162000');
  await expect.poll(() => reads.length).toBe(1);
});

test('a dialog closes by a click beside it, not by text selected beyond its edge', { tag: '@desktop' }, async ({
  page,
}) => {
  await signIn(page, await aMember());
  await page.goto('/w');
  await page.getByRole('button', { name: 'From a link' }).click();
  const field = page.getByLabel('Address of the photo');
  const box = await field.boundingBox();
  if (!box) throw new Error('the field has no place on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(field).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(field).toBeHidden();
});

test('what is wrong with a field that has the focus already is announced', { tag: '@desktop' }, async ({ page }) => {
  await signIn(page, await aMember());
  await page.getByLabel('Name').fill('');
  await page.getByLabel('Name').press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Enter your name' })).toBeVisible();
});
