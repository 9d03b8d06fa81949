import path from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { expect, test } from '../support/e2e';
import { aMember, setCreditOf, signIn } from '../support/member';
import { anAddress, linkIn, mailsTo } from '../support/person';

const PHOTO = path.join(ROOT, 'tests/fixtures/photos/mug_plain.jpg');

/** Founds a team with credit for ten images; answers its address. */
async function foundTeam(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: /^Workspace: / }).click();
  await page.getByRole('menuitem', { name: 'New team' }).click();
  await page.getByLabel('Name of the team').fill(name);
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.waitForURL(new RegExp(`/w/${name.toLowerCase()}-[0-9a-f]{8}/remove$`));
  const team = new URL(page.url()).pathname.replace(/\/remove$/, '');
  await setCreditOf(team.slice('/w/'.length), 180_000);
  return team;
}

test('somebody is invited, joins, cuts out, comments and shares by a link with a password; then the link and the person are taken back', {
  tag: '@desktop',
}, async ({ page, browser }) => {
  await signIn(page, await aMember(), '/settings');
  await page.goto('/w');
  const team = await foundTeam(page, 'Lighthouse');

  await page.getByRole('link', { name: 'People' }).click();
  await expect(page.getByText('Nobody else is here yet.')).toBeVisible();
  const email = anAddress();
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByLabel('E-mail addresses').fill(email);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText('One invitation is on its way.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Member');

  const [mail] = await mailsTo(process.env.CLEARCUT_E2E_DATA_DIR ?? '', email);
  expect(mail?.subject).toBe('Ada invites you to Lighthouse on Clearcut');
  const grace = await (await browser.newContext()).newPage();
  await grace.goto(linkIn(mail).href);
  await expect(grace.getByRole('heading', { name: 'Join Lighthouse' })).toBeVisible();
  await grace.getByLabel('Your name').fill('Grace Hopper');
  await grace.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await grace.getByRole('button', { name: 'Make account and join' }).click();
  await grace.waitForURL(`**${team}/remove`);
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Grace Hopper' })).toContainText(email);

  await expect(grace.getByRole('button', { name: 'Choose photos' })).toBeEnabled();
  await grace.locator('input[type=file]').first().setInputFiles(PHOTO);
  await expect(grace.getByRole('link', { name: 'Download PNG' })).toBeVisible({ timeout: 90_000 });
  await page.goto(`${team}/cutouts`);
  await page.getByRole('link', { name: /^mug_plain\.jpg/ }).click();
  await expect(page.getByText('Grace Hopper').first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Comment' }).fill('A fine mug.');
  await page.getByRole('button', { name: 'Send' }).click();
  await grace.goto(page.url());
  await expect(grace.getByRole('log')).toContainText('A fine mug.');

  await grace.getByRole('button', { name: 'Share' }).click();
  await grace.getByLabel('Title').fill('For the kiln');
  await grace.getByLabel('Password', { exact: true }).fill('long enough');
  await grace.getByRole('button', { name: 'Make a link' }).click();
  const url = await grace.getByRole('textbox', { name: 'Link' }).inputValue();
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(url);
  await guest.getByLabel('Password', { exact: true }).fill('long enough');
  await guest.getByRole('button', { name: 'Show the pictures' }).click();
  await expect(guest.getByRole('heading', { name: 'For the kiln' })).toBeVisible();

  await page.goto(`${team}/shares`);
  await page.getByRole('button', { name: 'Take back For the kiln' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('For the kiln')).toHaveCount(0);
  await guest.reload();
  await expect(guest.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();

  await page.goto(`${team}/team`);
  await page.getByRole('button', { name: 'More about Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove Grace Hopper' }).click();
  await expect(page.getByText('Grace Hopper')).toHaveCount(0);
  await grace.goto(`${team}/cutouts`);
  await expect(grace.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  for (const somebody of [grace, guest]) await somebody.context().close();
});

test('roles and monthly limits are set on the people page, and a limit is what the member sees', {
  tag: '@desktop',
}, async ({ page, browser }) => {
  await signIn(page, await aMember(), '/settings');
  await page.goto('/w');
  const team = await foundTeam(page, 'Limits');
  const member = await aMember();
  await page.goto(`${team}/team`);
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByLabel('E-mail addresses').fill(`${member.email}, nonsense`);
  await page.getByRole('radio', { name: /^Viewer/ }).check();
  await page.getByRole('button', { name: /^Send/ }).click();
  await expect(page.getByText('This is no e-mail address: nonsense')).toBeVisible();
  await page.getByLabel('E-mail addresses').fill(member.email);
  await page.getByRole('button', { name: /^Send/ }).click();
  const [mail] = await mailsTo(process.env.CLEARCUT_E2E_DATA_DIR ?? '', member.email, 2);
  const bob = await (await browser.newContext()).newPage();
  await signIn(bob, member);
  const mails = await mailsTo(process.env.CLEARCUT_E2E_DATA_DIR ?? '', member.email, 2);
  await bob.goto(linkIn(mails.find(({ subject }) => subject.includes('invites you')) ?? mail).href);
  await bob.getByRole('button', { name: 'Join Limits' }).click();
  await bob.waitForURL(`**${team}/cutouts`);

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: member.email });
  await row.getByRole('combobox').selectOption('member');
  await expect(row.getByRole('combobox')).toHaveValue('member');
  await row.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: 'Monthly limit' }).click();
  await page.getByRole('radio', { name: 'Limited to' }).check();
  await page.getByLabel('Dollars a month').fill('0.09');
  await expect(page.getByText('≈ 5 images')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('$0.000 of $0.090 this month');
  await bob.goto(`${team}/team`);
  await expect(bob.getByText('$0.000 of $0.090 this month')).toBeVisible();
  await expect(bob.getByRole('button', { name: 'Invite people' })).toHaveCount(0);
  await bob.getByRole('button', { name: 'Leave team' }).click();
  await bob.getByRole('dialog').getByRole('button', { name: 'Leave team' }).click();
  await bob.waitForURL(/\/w\/[^/]+\/remove$/);
  await bob.context().close();
});
