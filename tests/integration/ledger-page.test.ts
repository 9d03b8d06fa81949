import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { History, PRICE } from '../support/history';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

type Member = Awaited<ReturnType<typeof signedIn>>;

async function aLedger() {
  const member = await signedIn(product.url);
  return { ...member, history: new History(member.scope) };
}

/** What a page says, without its tags. */
async function textOf({ client }: Member, path: string, zone = 'UTC'): Promise<string> {
  const html = await (await get(client.cookieHeader(), path, zone)).text();
  const text = html.replace(/<(script|style|title)\b.*?<\/\1>/gs, '').replace(/<!-- -->/g, '');
  return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

const get = (cookie: string, path: string, zone = 'UTC') =>
  fetch(new URL(path, product.url), { headers: { cookie: `${cookie}; tz=${zone}` } });

const page = ({ workspace }: Member, query = '') => `/w/${workspace.slug}/credits${query}`;

/** The lines of a member's file behind its head. */
async function csvOf({ client, workspace }: Member, query = '', zone = 'UTC'): Promise<string[]> {
  const response = await get(client.cookieHeader(), `/api/ledger.csv?workspace=${workspace.slug}${query}`, zone);
  expect(response.status).toBe(200);
  return (await response.text()).split('\r\n').slice(1, -1);
}

async function aColleague(name: string, { workspace }: Member, isMember: boolean): Promise<string> {
  const { id } = await db().user.create({ data: { email: `${newId()}@example.com`, name } });
  if (isMember) await db().member.create({ data: { workspaceId: workspace.id, userId: id, role: 'member' } });
  return id;
}

const at = (text: string) => new Date(text);

describe('whose ledger', () => {
  test('a workspace’s rows are in no other’s page, file or filter, and a stranger finds nothing', async () => {
    const [mine, theirs] = [await aLedger(), await aLedger()];
    for (const { history } of [mine, theirs]) await history.grant('welcome', PRICE * 10n, at('2026-10-01T00:00:00Z'));
    await mine.history.image({ name: 'mine.png', at: at('2026-10-02T00:00:00Z') });
    await theirs.history.image({ name: 'theirs.png', at: at('2026-10-02T00:00:00Z') });

    expect(await textOf(mine, page(mine))).toContain('mine.png');
    expect(await textOf(mine, page(mine))).not.toContain('theirs.png');
    expect((await csvOf(mine)).join()).not.toContain('theirs.png');
    expect(await csvOf(mine, `&person=${theirs.user.id}`)).toEqual([]);
    for (const address of [
      page(theirs),
      page(theirs, '/statement'),
      `/api/ledger.csv?workspace=${theirs.workspace.slug}`,
    ]) {
      expect((await get(mine.client.cookieHeader(), address)).status, address).toBe(404);
    }
    expect((await fetch(new URL('/api/ledger.csv', product.url))).status).toBe(401);
  });
});

describe('filters', () => {
  test('by kind, by person and by the reader’s days, alone and together, on the page and in the file', async () => {
    const member = await aLedger();
    const { history } = member;
    const [grace, linus] = [await aColleague('Grace', member, true), await aColleague('Linus', member, false)];
    const bought = await history.bought({ images: 500, at: at('2026-09-30T21:59:59Z'), bonusMicros: PRICE });
    await history.image({ name: 'own.png', at: at('2026-09-30T22:00:00Z') });
    await history.image({ name: 'grace.png', at: at('2026-10-10T12:00:00Z'), userId: grace, end: 'released' });
    await history.image({ name: 'linus.png', at: at('2026-10-31T22:59:59Z'), userId: linus });
    await history.refunded(bought, 100, at('2026-10-31T23:00:00Z'));
    const october = '&from=2026-10-01&to=2026-10-31';
    const kinds = async (query: string, zone?: string) =>
      (await csvOf(member, query, zone)).map((line) => line.split(',')[2]).join(' ');

    const images = 'reserve settle reserve release reserve settle';
    expect(await kinds('')).toBe(`grant grant ${images} debit`);
    expect(await kinds('&kind=images')).toBe(images);
    expect(await kinds('&kind=credit')).toBe('grant grant');
    expect(await kinds('&kind=returns')).toBe('debit');
    expect(await kinds(`&person=${grace}`)).toBe('reserve release');
    expect(await kinds(october, 'Europe/Berlin')).toBe(images);
    expect(await kinds(october, 'UTC')).toBe('reserve release reserve settle debit');
    expect(await kinds(`${october}&person=${linus}&kind=images`)).toBe('reserve settle');
    expect(await kinds('&from=2027-01-01')).toBe('');

    const shown = await textOf(member, page(member, `?kind=images&person=${grace}${october}`), 'Europe/Berlin');
    expect(shown).toContain('grace.png');
    expect(shown).toMatch(/Not charged\. .* \$0\.000/);
    expect(shown).not.toMatch(/own\.png|linus\.png|Bonus credit/);
    expect(shown).toContain('Linus (former member)');
    expect(await textOf(member, page(member, '?from=2027-01-01'))).toContain('No entry fits these filters.');
  });

  test('a page never ends between money’s leaving and its coming back: they stay one row', async () => {
    const member = await aLedger();
    await member.history.grant('operator', PRICE * 100n, at('2026-10-01T00:00:00Z'));
    await member.history.image({ name: 'failed.png', at: at('2026-10-02T00:00:00Z'), end: 'released' });
    for (let index = 0; index < 49; index++)
      await member.history.image({ name: `${index}.png`, at: at('2026-10-03T00:00:00Z') });
    const first = await textOf(member, page(member, '?kind=images'));
    expect(first.match(/failed\.png/g)).toHaveLength(1);
    expect(first).toMatch(/Not charged\. .* \$0\.000/);
    expect(first).not.toContain('Load older');
    expect(await textOf(member, page(member))).toContain('Load older');
  });
});

describe('rows of credit', () => {
  test('a purchase links to its papers in a tab of its own; an operator’s credit shows its reason', async () => {
    const member = await aLedger();
    await member.history.grant('operator', PRICE, at('2026-10-01T00:00:00Z'), { note: 'For <b>trouble</b>' });
    const bought = await member.history.bought({ images: 1000, at: at('2026-10-02T00:00:00Z'), taxCents: 342 });
    const won = await member.history.taken(
      bought.grantId,
      'dispute',
      PRICE,
      at('2026-10-03T00:00:00Z'),
      `dispute:${newId()}:1`,
    );
    await won.giveBack(at('2026-10-04T00:00:00Z'));
    const html = await (await get(member.client.cookieHeader(), page(member))).text();
    const links = html.match(/<a [^>]*href="https:\/\/pay\.example\/[^>]*>/g) ?? [];
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const link of links) expect(link).toMatch(/target="_blank"(?=.*rel="noreferrer")/);
    const text = await textOf(member, page(member));
    expect(text).toContain('Visa 4242');
    expect(text).toContain('For &lt;b&gt;trouble');
    expect(text).toContain('Payment disputed by the bank');
    expect(text).toContain('Dispute ended in your favour');
  });
});

describe('the file', () => {
  test('runs nothing in a spreadsheet, whatever an image, a person or a note is called', async () => {
    const member = await aLedger();
    await db().user.update({ where: { id: member.user.id }, data: { name: '@SUM(1+1)' } });
    await member.history.grant('operator', PRICE * 2n, at('2026-10-01T00:00:00Z'), { note: '-2+3' });
    await member.history.image({ name: '=HYPERLINK("http://x","a, b")', at: at('2026-10-02T00:00:00Z') });
    const [grant, reserve, settle] = await csvOf(member);
    expect(grant).toMatch(/^\d+,2026-10-01T00:00:00\.000Z,grant,operator,0\.036000,0\.000000,0\.036000,,,,,,,'-2\+3$/);
    expect(reserve).toMatch(
      /,reserve,settled,-0\.018000,0\.018000,0\.018000,'@SUM\(1\+1\),"'=HYPERLINK\(""http:\/\/x"",""a, b""\)",/,
    );
    expect(settle).toMatch(/,settle,settled,0\.000000,-0\.018000,0\.018000,/);
  });

  test('is an attachment named by workspace and day; HEAD sends none of it, and too many are refused', async () => {
    const member = await aLedger();
    const path = `/api/ledger.csv?workspace=${member.workspace.slug}`;
    const head = await member.client.fetch(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(head.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="clearcut-${member.workspace.slug}-\\d{4}-\\d\\d-\\d\\d\\.csv"$`),
    );
    const bytes = new Uint8Array(await (await member.client.fetch(path)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const statuses = [];
    for (let index = 0; index < 30; index++)
      statuses.push((await member.client.fetch(path, { method: 'HEAD' })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a statement', () => {
  test('opening balance and movements lead to the closing balance, to the micro-dollar, month after month', async () => {
    const member = await aLedger();
    const { history } = member;
    const grace = await aColleague('Grace', member, true);
    await history.grant('operator', 100_001n, at('2026-08-05T00:00:00Z'));
    const bought = await history.bought({ images: 1000, at: at('2026-09-02T00:00:00Z'), taxCents: 342 });
    await history.image({ name: 'a.png', at: at('2026-09-03T00:00:00Z') });
    await history.image({ name: 'b.png', at: at('2026-09-03T00:00:00Z'), userId: grace });
    await history.image({ name: 'c.png', at: at('2026-09-03T00:00:00Z'), end: 'released' });
    // Reserved in September, finished in October: it belongs to October, and September's balance holds it still.
    await history.image({ name: 'd.png', at: at('2026-09-30T23:59:00Z'), endAt: at('2026-10-01T00:01:00Z') });
    await history.refunded(bought, 400, at('2026-10-02T00:00:00Z'));
    const month = (name: string) => textOf(member, page(member, `/statement?month=${name}`));

    const september = await month('2026-09');
    expect(september).toMatch(/Opening balance 1 Sep 2026 \$0\.100001 /);
    expect(september).toMatch(
      /Credit in \+\$18\.000 1,000 images 2 Sep 2026 Visa 4242 .* \$21\.42 paid, \$3\.42 tax in it \+\$18\.000 /,
    );
    expect(september).toMatch(/Images −\$0\.036 Ada 1 image −\$0\.018 Grace 1 image −\$0\.018 /);
    expect(september).toMatch(/not charged 1 image · \$0\.018 \$0\.000 /);
    expect(september).toMatch(/Closing balance \$0\.018 of it held for cuts in progress 30 Sep 2026 \$18\.064001 /);

    const october = await month('2026-10');
    expect(october).toMatch(/Opening balance 1 Oct 2026 \$18\.064001 /);
    expect(october).toMatch(/Images −\$0\.018 /);
    expect(october).toMatch(
      /Refunds and disputes −\$7\.200 Refund to Visa 4242 2 Oct 2026 \$7\.20 paid back .* −\$7\.200 /,
    );
    expect(october).toMatch(/Closing balance 31 Oct 2026 \$10\.846001 /);

    expect(await month('2026-13')).toMatch(/So far, until .* Balance so far .* \$10\.846001 /);
  });
});

describe('usage', () => {
  test('a day’s images are those of the reader’s day, and a person’s are theirs', async () => {
    const member = await aLedger();
    const grace = await aColleague('Grace', member, true);
    await member.history.grant('operator', PRICE * 10n, new Date(Date.now() - 8 * 86_400_000));
    const noon = new Date();
    noon.setUTCHours(0, 0, 0, 0);
    const yesterday = new Date(noon.getTime() - 60_000);
    for (const userId of [grace, grace, member.user.id])
      await member.history.image({ name: 'a.png', at: yesterday, userId });
    const label = (zone: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' }).format(yesterday);
    for (const zone of ['UTC', 'Pacific/Kiritimati']) {
      expect(await textOf(member, page(member, '?days=7'), zone)).toContain(`${label(zone)} · 3 images · $0.054`);
    }
    const people = await textOf(member, page(member, '?by=person&days=7'));
    expect(people).toMatch(/Grace 2 images · \$0\.036 Ada \(you\) 1 image · \$0\.018/);
    const html = await (await get(member.client.cookieHeader(), page(member, '?by=person&days=7'))).text();
    const bars = [...html.matchAll(/class="usage-bar"(?: data-none="")? style="--high:([\d.]+)"/g)].map(
      ([, high]) => high,
    );
    expect(bars.join(' ')).toBe('0 0 0 0 0 1 0 0 0 0 0 0 0.5 0');
  });
});
