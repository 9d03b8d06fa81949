import { expect, type Page } from '@playwright/test';
import { anAddress, mailsTo, Person, tokenIn } from './person';

const password = 'correct horse battery';

export type Account = { email: string; password: string };

/** Somebody who has signed up, confirmed, and is signed in in a browser of theirs elsewhere. */
export async function aMember(): Promise<Account & { elsewhere: Person }> {
  const elsewhere = new Person(process.env.CLEARCUT_E2E_URL ?? '');
  const email = anAddress();
  await elsewhere.post('/api/signup', { email, password, name: 'Ada' });
  const [mail] = await mailsTo(process.env.CLEARCUT_E2E_DATA_DIR ?? '', email);
  await elsewhere.auth('callback/confirm', { token: tokenIn(mail) });
  expect(await elsewhere.isSignedIn()).toBe(true);
  return { email, password, elsewhere };
}

/** Signs in by the form, and is at `next` when it returns. */
export async function signIn(page: Page, { email, password }: Account, next = '/settings'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`**${next}`);
}
