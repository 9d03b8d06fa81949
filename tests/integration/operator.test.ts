import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { Client } from '../support/client';
import { History, PRICE } from '../support/history';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

type Somebody = Awaited<ReturnType<typeof signedIn>>;
type Manifest = { node: Record<string, { exportedName: string }> };

const OPERATOR = 'operator@example.com';
let product: Product;
let operator: Somebody;
let member: Somebody;
let giveCredit: string;
beforeAll(async () => {
  product = await startWebOnly({ OPERATOR_EMAILS: `somebody@example.com, ${OPERATOR.toUpperCase()}` });
  [operator, member] = [await signedIn(product.url), await signedIn(product.url)];
  await db().user.update({ where: { id: operator.user.id }, data: { email: OPERATOR, name: 'Olga' } });
  const manifest: Manifest = JSON.parse(
    await readFile(path.join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  );
  giveCredit = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === 'giveCredit')?.[0] ?? '';
}, 300_000);
afterAll(() => product?.stop());

/** What a page says, without its tags. */
async function textOf({ client }: Somebody, address: string): Promise<string> {
  const html = await (await client.fetch(address)).text();
  const text = html.replace(/<(script|style|title)\b.*?<\/\1>/gs, '').replace(/<!-- -->/g, '');
  return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

const at = (text: string) => new Date(text);

describe('for everybody but operators', () => {
  /** All that is answered, without what is new in every answer, and without the address that was asked for. */
  async function answerOf(client: Client, address: string, headers: Record<string, string>) {
    const answer = await client.fetch(address, { headers });
    const name = address.replace(/\?.*/, '').slice(1);
    // The nonce, and the framework's number of a request.
    const fresh = /nonce-[\w+/=]+|nonce=\\?"[^"]*"|"nonce\\?":\\?"[^"]*"|"[\w-]{21}[a-z]\\?"/g;
    const plain = (text: string) => text.replace(fresh, '').replaceAll(name, '…');
    const told = [...answer.headers].filter(([header]) => header !== 'date' && header !== 'etag');
    return { status: answer.status, headers: plain(JSON.stringify(told)), body: plain(await answer.text()) };
  }

  /** A page that is opened, one that a link leads to, and one that a link makes ready. */
  const REQUESTS: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }];

  test.each([
    ['/operator', '/operatix'],
    ['/operator?q=a&before=2026-10-01', '/operatix?q=a&before=2026-10-01'],
    ['/%6Fperator', '/%6Fperatix'],
    ['/api/operator.csv', '/api/operatix.csv'],
  ])('%s is to the byte what %s is, which is not there', async (address, nothing) => {
    for (const client of [member.client, new Client(product.url)]) {
      for (const headers of REQUESTS) {
        const there = await answerOf(client, address, headers);
        expect(there).toEqual(await answerOf(client, nothing, headers));
        if (!headers.rsc) expect(there.status).toBe(404);
      }
    }
  });

  test('no menu leads there', async () => {
    const html = async ({ client }: Somebody) => (await client.fetch('/settings')).text();
    expect(await html(member)).not.toContain('/operator');
    expect(await html(operator)).toContain('href="/operator"');
  });
});

/** Presses the form's last button; answers what it is told. */
async function give(who: Client, slug: string, gift: object, reason: string, key = newId()) {
  const body = JSON.stringify([{ workspace: slug, wish: { key, gift, reason } }]);
  const headers = { 'next-action': giveCredit, 'content-type': 'text/plain;charset=UTF-8' };
  return (await who.fetch('/settings', { method: 'POST', body, headers })).text();
}

const granted = ({ workspace }: Somebody) =>
  db().grant.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } });
const available = async ({ workspace }: Somebody) =>
  (await db().wallet.findUniqueOrThrow({ where: { workspaceId: workspace.id } })).availableMicros;

describe('credit by hand', () => {
  test('is there at once with its reason and its giver, however often and at once the form is sent; nobody else’s wallet moves', async () => {
    const [lucky, other] = [await signedIn(product.url), await signedIn(product.url)];
    const key = newId();
    const press = () => give(operator.client, lucky.workspace.slug, { images: 250 }, '  For <b>trouble</b>  ', key);
    const answers = [...(await Promise.all([press(), press(), press()])), await press()];
    for (const answer of answers) expect(answer).toContain('"ok":true');

    expect(await granted(lucky)).toMatchObject([
      {
        ...{ kind: 'operator', grantedMicros: PRICE * 250n, leftMicros: PRICE * 250n, paidMicros: 0n },
        ...{ sourceRef: `operator:${key}`, note: 'For <b>trouble</b>', createdById: operator.user.id },
      },
    ]);
    expect([await available(lucky), await available(other)]).toEqual([PRICE * 250n, 0n]);
    expect(await textOf(lucky, `/w/${lucky.workspace.slug}/credits`)).toContain(
      'Added by hand: For &lt;b&gt;trouble&lt;/b&gt;',
    );
    const page = await textOf(operator, '/operator');
    expect(page).toMatch(new RegExp(`${lucky.workspace.slug} For &lt;b&gt;trouble&lt;/b&gt; .* · Olga \\$4\\.500`));
  });

  test('another wish under a key that has given is refused, to whomever it is', async () => {
    const [lucky, other] = [await signedIn(product.url), await signedIn(product.url)];
    const key = newId();
    expect(await give(operator.client, lucky.workspace.slug, { images: 1 }, 'Thanks', key)).toContain('"ok":true');
    for (const [slug, images, reason] of [
      [lucky.workspace.slug, 2, 'Thanks'],
      [lucky.workspace.slug, 1, 'Sorry'],
      [other.workspace.slug, 1, 'Thanks'],
    ] as const) {
      expect(await give(operator.client, slug, { images }, reason, key)).toContain('"ok":false');
    }
    expect([await available(lucky), await available(other)]).toEqual([PRICE, 0n]);
  });

  test('takes dollars too, and refuses what is nothing, negative, above $10,000, without a reason or for nobody', async () => {
    const lucky = await signedIn(product.url);
    const { slug } = lucky.workspace;
    for (const gift of [
      { amountCents: 0 },
      { amountCents: -1 },
      { images: -250 },
      { images: 0.5 },
      { images: 555_556 },
    ])
      expect(await give(operator.client, slug, gift, 'Thanks')).toContain('$10,000.00');
    for (const reason of ['', '  ', 'a'.repeat(201), 'a\0b'])
      expect(await give(operator.client, slug, { images: 1 }, reason)).toContain('Say why');
    for (const nobody of ['nobody-here', "' or 1=1 --"])
      expect(await give(operator.client, nobody, { images: 1 }, 'Thanks')).toContain('There is nothing here.');
    expect(await granted(lucky)).toEqual([]);
    expect(await give(operator.client, slug, { amountCents: 1_000_000 }, 'a'.repeat(200))).toContain('"ok":true');
    expect(await available(lucky)).toBe(10_000_000_000n);
  });

  test('from anybody else gives nothing', async () => {
    for (const who of [member.client, new Client(product.url)])
      expect(await give(who, member.workspace.slug, { images: 1 }, 'Thanks')).not.toContain('"ok":true');
    expect(await granted(member)).toEqual([]);
  });

  test('a workspace is found by slug, name or a member’s address, in any letters, and a search’s signs stand for themselves', async () => {
    const sought = await signedIn(product.url);
    await db().user.update({ where: { id: sought.user.id }, data: { name: 'Zoë 100%_off' } });
    const colleague = await db().user.create({ data: { email: `${newId()}@Zebra.example`.toLowerCase() } });
    await db().member.create({ data: { workspaceId: sought.workspace.id, userId: colleague.id, role: 'member' } });
    const found = async (text: string) => textOf(operator, `/operator?q=${encodeURIComponent(text)}`);
    for (const text of [sought.workspace.slug, ` ${sought.user.email.toUpperCase()} `, '@zebra.example', 'zoë', '0%_O'])
      expect(await found(text)).toContain(`Zoë 100%_off ${sought.workspace.slug}`);
    for (const text of ['0_%', 'zo%off', 'nobody\\']) expect(await found(text)).toContain('No workspace has');
    expect(await found('a\0b')).not.toContain('Internal');
  });
});

describe('the days', () => {
  test('are exact to the micro-dollar: by UTC day, with refunds, disputes and fees that are not known', async () => {
    const history = new History((await signedIn(product.url)).scope);
    const [late, early] = [at('2026-10-02T23:59:59.999Z'), at('2026-10-03T00:00:00.000Z')];
    await history.grant('welcome', PRICE * 10n, at('2026-09-01T00:00:00Z'));
    for (const name of ['1', '2', '3']) await history.image({ name, at: late });
    await history.image({ name: '4', at: early });
    await history.image({ name: '5', at: early, end: 'released' });
    await db().usageRecord.updateMany({ data: { costMicros: 15_001n } });
    const known = await history.bought({ images: 250, at: late, taxCents: 75 });
    await db().payment.update({
      where: { id: known.id },
      data: { discountCents: 50, totalCents: 475, feeCents: 44 },
    });
    const disputed = await history.bought({ images: 1000, at: early, taxCents: 342 });
    const free = await history.bought({ images: 250, at: early });
    await db().payment.update({ where: { id: free.id }, data: { discountCents: 450, totalCents: 0 } });
    const open = await history.bought({ images: 5000, at: early });
    await db().payment.update({ where: { id: open.id }, data: { status: 'failed', paidAt: null } });
    const refund = { taxCents: 19, netCents: 100, createdAt: early };
    for (const [status, paymentId] of [
      ['succeeded', known.id],
      ['pending', known.id],
      ['failed', known.id],
    ] as const)
      await db().refund.create({ data: { ...refund, status, paymentId } });
    const dispute = { paymentId: disputed.id, status: 'lost', createdAt: early, feeCents: 1500 };
    await db().dispute.createMany({
      data: [
        { ...dispute, id: 'dp_taken', amountCents: 1071, takenCents: 1071, debitRef: 'dispute:dp_taken:1' },
        { ...dispute, id: 'dp_won', amountCents: 1071, status: 'won', debitRef: null },
      ],
    });

    const csv = await (await operator.client.fetch('/api/operator.csv?before=2026-10-04')).text();
    const [head, third, second, first, ...rest] = csv.split('\r\n');
    expect(head).toBe(
      'day,images,sold_usd,paid_in_usd,given_back_usd,stripe_fees_usd,fees_not_known,upstream_usd,margin_usd',
    );
    // Of $10.71 the bank took, $1.71 were tax.
    expect(third).toBe('2026-10-03,1,0.018000,18.000000,11.000000,30.000000,1,0.015001,-23.015001');
    expect(second).toBe('2026-10-02,3,0.054000,4.000000,0.000000,0.440000,0,0.045003,3.514997');
    expect(first).toBe('2026-10-01,0,0.000000,0.000000,0.000000,0.000000,0,0.000000,0.000000');
    expect([rest.length, rest.at(-2)?.slice(0, 10)]).toEqual([28, '2026-09-04']);

    const page = await textOf(operator, '/operator?before=2026-10-04');
    expect(page).toContain('3 Oct 2026 1 $0.018 $18.00 −$11.00 −$30.00 1 fee not known yet −$0.015001 −$23.015001');
    expect(page).toContain('2 Oct 2026 3 $0.054 $4.00 – nothing −$0.44 −$0.045003 $3.514997');
    expect(page).toMatch(
      /30 days 4 Sep 2026 – 3 Oct 2026 4 \$0\.072 \$22\.00 −\$11\.00 −\$30\.44 1 fee not known yet −\$0\.060004 −\$19\.500004/,
    );
  });

  test('lead back to the first workspace’s, no further, and a day that is none is today', async () => {
    const first = await db().workspace.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await db().workspace.update({ where: { id: first.id }, data: { createdAt: at('2026-08-20T12:00:00Z') } });
    const [newest, older, oldest] = await Promise.all(
      ['/operator?before=never', '/operator?before=2026-10-04', '/operator?before=2026-09-04'].map((address) =>
        textOf(operator, address),
      ),
    );
    expect([newest?.includes('Older days'), newest?.includes('Back to the newest')]).toEqual([true, false]);
    expect([older?.includes('Older days'), older?.includes('Back to the newest')]).toEqual([true, true]);
    expect([oldest?.includes('Older days'), oldest?.includes('Back to the newest')]).toEqual([false, true]);
  });
});
