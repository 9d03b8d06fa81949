import { expect, type Page } from '@playwright/test';
import pg from 'pg';
import { newId } from '@/lib/ids';
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

/** Takes all credit of a member's personal workspace away, and puts so much in. */
export function setCredit(email: string, micros: number): Promise<void> {
  return setCreditWhere('w.personal_owner_id = (select id from users where email = $1)', email, micros);
}

/** The same for a workspace by its slug. */
export function setCreditOf(slug: string, micros: number): Promise<void> {
  return setCreditWhere('w.slug = $1', slug, micros);
}

async function setCreditWhere(condition: string, value: string, micros: number): Promise<void> {
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  const { rows } = await database.query(`select w.id from workspaces w where ${condition}`, [value]);
  const { id } = rows[0];
  await database.query('update grants set left_micros = 0 where workspace_id = $1', [id]);
  if (micros > 0) {
    await database.query(
      `insert into grants (id, workspace_id, kind, paid_micros, granted_micros, left_micros, source_ref)
       values ($1, $2, 'operator', 0, $3, $3, $4)`,
      [newId(), id, micros, `test:${newId()}`],
    );
  }
  await database.query('update wallets set available_micros = $2 where workspace_id = $1', [id, micros]);
  await database.end();
}
