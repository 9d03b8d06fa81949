import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e';
import { aMember, signIn } from '../support/member';

const desktop = { tag: '@desktop' };

/** A new member at the credits page: $0.180, for ten images. */
async function atTheTill(page: Page) {
  const member = await aMember();
  await signIn(page, member);
  await page.goto('/w');
  await page.getByRole('link', { name: 'Credits', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add credit' })).toBeVisible();
  return member;
}

const choose = (page: Page, images: string) =>
  page.getByRole('radio', { name: new RegExp(`^${images} images`) }).check({ force: true });

/** Fills the checkout page of the stand-in and presses its button. */
async function payWith(page: Page, card: string) {
  await expect(page.getByText('no money moves').first()).toBeVisible();
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: /^Pay \$/ }).click();
}

/** Buys a pack; answers where the stand-in is. */
async function buy(page: Page, images: string, card = '4242 4242 4242 4242') {
  await choose(page, images);
  await page.getByRole('button', { name: /^Pay \$/ }).click();
  await expect(page.getByLabel('Card number')).toBeVisible();
  const { origin } = new URL(page.url());
  await payWith(page, card);
  return origin;
}

/** Back from the checkout, opens the dialog in which unused credit is paid back. */
async function askBack(page: Page, images = '250') {
  await expect(page.getByText(`${images} images are there`)).toBeVisible();
  await page.getByRole('button', { name: 'Pay back', exact: true }).click();
  return page.getByRole('dialog');
}

test('a pack is bought with a card, and is there when the buyer comes back, with its receipt', async ({ page }) => {
  await atTheTill(page);
  await buy(page, '1,000');
  await expect(page.getByText('1,000 images are there. $18.00 was paid.')).toBeVisible();
  await expect(page.getByText('$18.180').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /Balance/ })).toContainText('1,010 images');
  await expect(page.getByText('Visa •••• 4242').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /1,000 images.*Visa 4242/ })).toContainText('+$18.000');
  const [receipt] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Receipt' }).first().click(),
  ]);
  await expect(receipt.getByText('$18.00').first()).toBeVisible();
});

test('a card that is declined says so and costs nothing; another one pays', desktop, async ({ page }) => {
  await atTheTill(page);
  await buy(page, '250', '4000 0000 0000 9995');
  await expect(page.getByText('Your card has insufficient funds.')).toBeVisible();
  await payWith(page, '4242 4242 4242 4242');
  const notice = page.getByText('250 images are there. $4.50 was paid.');
  await expect(notice).toBeVisible();
  await expect(page.getByText('$4.680').first()).toBeVisible();
  // Putting the notice away leaves what else was chosen.
  await page.getByRole('link', { name: 'By person' }).click();
  await expect(page).toHaveURL(/by=person/);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL(/by=person/);
});

test('who turns back at the checkout is where they were, with nothing charged', desktop, async ({ page }) => {
  await atTheTill(page);
  await choose(page, '500');
  await page.getByRole('button', { name: 'Pay $9.00' }).click();
  await page.getByRole('link', { name: /Back/ }).click();
  await expect(page.getByRole('heading', { name: 'Add credit' })).toBeVisible();
  await expect(page.getByText('$0.180').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay \$/ })).toBeEnabled();
});

test('a top-up that the bank asks about is said on every page, and its link finishes it', desktop, async ({ page }) => {
  await atTheTill(page);
  await buy(page, '250', '4000 0027 6000 3184');
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await expect(page.getByText('250 images are there. $4.50 was paid.')).toBeVisible();

  await page.getByRole('switch', { name: 'Top up by itself' }).click();
  await page.getByRole('dialog').getByLabel('When credit is below').fill('300');
  await page.getByLabel('At most a month').fill('60');
  await expect(page.getByText('is charged right away')).toBeVisible();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('link', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('A top-up waits for your bank.')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  const other = await page.context().newPage();
  await other.goto('/w');
  await expect(other.getByText('A top-up waits for your bank.')).toBeVisible();

  await page.getByRole('link', { name: 'Credits', exact: true }).click();
  await expect(page.getByText('your bank wants to know that it is really you')).toBeVisible();
  await page.getByRole('link', { name: 'Confirm with your bank' }).first().click();
  await page.getByRole('button', { name: /^Pay \$9\.00/ }).click();
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await expect(page.getByText('Paid').first()).toBeVisible();

  // Elsewhere the line goes by itself.
  await expect(other.getByRole('link', { name: /Balance/ })).toContainText('760 images');
  await expect(other.getByText('A top-up waits for your bank.')).toHaveCount(0);
});

test('who chooses dates stays at the ledger', desktop, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await atTheTill(page);
  await page.getByRole('button', { name: 'Dates: Any time' }).click();
  await page.getByRole('link', { name: 'This month' }).click();
  await expect(page).toHaveURL(/from=.*#ledger$/);
  await expect(page.getByRole('heading', { name: 'Ledger' })).toBeInViewport();
});

test('on a phone, a ledger of one row is searched from one day to another', { tag: '@phone' }, async ({ page }) => {
  await atTheTill(page);
  const button = page.getByRole('button', { name: 'Dates: Any time' });
  await button.tap();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('From').fill('2020-02-01');
  await sheet.getByLabel('To').fill('2020-03-02');
  await sheet.getByRole('button', { name: 'Show' }).tap();
  await expect(page).toHaveURL(/from=2020-02-01&to=2020-03-02#ledger$/);
  await expect(page.getByText('No entry fits these filters.')).toBeVisible();
});

test('what was bought is said once, and never of a payment that was paid back', desktop, async ({ page }) => {
  await atTheTill(page);
  const back = page.waitForRequest(/\/credits\?payment=/);
  await buy(page, '250');
  const notice = page.getByText('250 images are there.');
  await expect(notice).toBeVisible();
  await expect(page).toHaveURL(/\/credits$/);
  // The page may be read anew, or show something else: who came back has not looked away.
  await page.getByRole('link', { name: 'By person' }).click();
  await expect(page).toHaveURL(/by=person/);
  await expect(notice).toBeVisible();

  await page.getByRole('button', { name: 'Pay back', exact: true }).click();
  await page.getByRole('button', { name: 'Pay back $4.50' }).click();
  await expect(page.getByText('$4.50 is on its way back.')).toBeVisible();
  await expect(notice).toHaveCount(0);
  await page.goto((await back).url());
  await expect(page.getByRole('heading', { name: 'Add credit' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('free images that come with a pack are counted, and go with it', desktop, async ({ page }) => {
  await atTheTill(page);
  await buy(page, '5,000');
  await expect(page.getByText('5,250 images are there, 250 of them free. $90.00 was paid.')).toBeVisible();
  const dialog = await askBack(page, '5,250');
  await expect(dialog).toContainText('$4.50 of free credit, 250 images, came with it and goes too.');
  await expect(dialog).toContainText('$0.18 of credit, 10 images, stays here.');
  // $2.2505, and what is less than a cent or an image is not said.
  await dialog.getByLabel('Credit to pay back').fill('45.01');
  await expect(dialog).toContainText('$2.25 of free credit, 125 images, came with it and goes too.');
  await dialog.getByLabel('Credit to pay back').fill('90');
  await dialog.getByRole('button', { name: 'Pay back $90.00' }).click();
  await expect(page.getByRole('link', { name: /Balance/ })).toContainText('10 images');
});

test('unused credit goes back to its card, and what was free stays', desktop, async ({ page }) => {
  await atTheTill(page);
  await buy(page, '250');
  const dialog = await askBack(page);
  await expect(dialog).toContainText('$4.50 to Visa •••• 4242');
  await page.evaluate(() => {
    const look = () => {
      const said = document.body.textContent ?? '';
      if (said.includes('$4.50 can go back') && said.includes('$4.50 is on its')) document.body.dataset.saidBoth = '';
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await dialog.getByRole('button', { name: 'Pay back $4.50' }).click();
  await expect(page.getByText('$4.50 is on its way back.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Balance/ })).toContainText('$0.180');
  await expect(page.locator('body[data-said-both]'), 'it never can go back and is on its way at once').toHaveCount(0);
  await expect(page.getByRole('row', { name: /Refund to Visa 4242/ })).toContainText('−$4.500');
});

test('a refund that a bank takes its time with ends on the open page', desktop, async ({ page, request }) => {
  await atTheTill(page);
  const stripe = await buy(page, '250', '4000 0000 0000 7726');
  const dialog = await askBack(page);
  await dialog.getByRole('button', { name: 'Pay back $4.50' }).click();
  const row = page.getByRole('row', { name: /Refund to Visa 7726/ });
  await expect(row).toContainText('$4.50 on its way');
  const listed = await request.get(`${stripe}/v1/refunds`, { headers: { authorization: 'Bearer sk_test_page' } });
  const { data } = (await listed.json()) as { data: { id: string; status: string }[] };
  const pending = data.find(({ status }) => status === 'pending');
  await request.post(`${stripe}/sandbox/refunds/${pending?.id}`, { data: { status: 'succeeded' } });
  await expect(row).toContainText('$4.50 paid back');
});

test('a refund under way cannot be closed as if nothing happened', desktop, async ({ page }) => {
  await atTheTill(page);
  await buy(page, '250');
  const dialog = await askBack(page);
  // The request stands still on its way until the keys were pressed.
  let letGo = () => {};
  const pressed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/credits*', async (route) => {
    if (route.request().method() === 'POST') await pressed;
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Pay back $4.50' }).click();
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('button', { name: 'Keep the credit' })).toBeDisabled();
  }
  letGo();
  await expect(page.getByText('$4.50 is on its way back.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test(
  'a refund whose answer is lost says so, keeps what was asked, and goes back once',
  desktop,
  async ({ context }) => {
    // A page of its own: the browser rightly complains of the lost answer.
    const page = await context.newPage();
    await atTheTill(page);
    await buy(page, '250');
    const dialog = await askBack(page);
    await dialog.getByLabel('Credit to pay back').fill('2.00');
    let isLost = false;
    await page.route('**/credits*', async (route) => {
      if (route.request().method() !== 'POST' || isLost) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort();
    });
    await dialog.getByRole('button', { name: 'Pay back $2.00' }).click();
    await expect(dialog.getByText('No answer came.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Pay back', exact: true }).click();
    await expect(dialog.getByText('No answer came.')).toBeVisible();
    await expect(dialog.getByLabel('Credit to pay back')).toHaveValue('2.00');
    await dialog.getByRole('button', { name: 'Pay back $2.00' }).click();
    await expect(page.getByText('$2.00 is on its way back.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('$2.50 can go back')).toBeVisible();
  },
);
