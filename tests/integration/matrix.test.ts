import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { messages } from '@/lib/messages/catalogue';
import { RIGHTS } from '@/lib/workspaces/rules/rights';
import { type Answer, answerOf } from '../support/matrix/answer';
import { actionIds, doors } from '../support/matrix/doors';
import type { Row } from '../support/matrix/row';
import { ROWS } from '../support/matrix/rows';
import { aPlace, type Cast, castOf, EVERYBODY, isInside, nowhere, type Place, type Who } from '../support/matrix/world';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
let cast: Cast;
let actions: Map<string, string>;
beforeAll(async () => {
  product = await startWebOnly();
  [cast, actions] = [await castOf(product), await actionIds()];
}, 300_000);
afterAll(() => product?.stop());

function isOpenTo({ opens, closedTo }: Row, who: Who): boolean {
  if (who === closedTo) return false;
  if (opens === 'everybody') return true;
  if (opens === 'nobody of them' || who === 'nobody') return false;
  if (opens === 'signed in') return true;
  const roles: readonly string[] = RIGHTS[opens];
  return roles.includes(who);
}

const LEADS_NOWHERE = [messages.refusals.not_found, messages.refusals.signed_out];

/** Whether an answer does not tell that anything is there: signed out, or missing. */
function isShut({ door }: Row, { status, headers, body, looks }: Answer): boolean {
  if (status === 401 || status === 404) return true;
  if (status >= 300 && status < 400) return headers.includes('/sign-in');
  // An action's own answer is a line of its own; others render the page again.
  if (door.startsWith('action')) {
    return status === 409 || LEADS_NOWHERE.some((sentence) => body.includes(`{"ok":false,"detail":"${sentence}"`));
  }
  return door.startsWith('page') && looks.includes(messages.shell.not_found.title);
}

/** The row's request, to a place that is there or to one that is not; actions by the id of this build. */
function request({ send }: Row, place: Place) {
  const sent = send(place);
  const name = sent.headers?.['next-action'];
  return name ? { ...sent, headers: { ...sent.headers, 'next-action': actions.get(name) ?? '' } } : sent;
}

const ask = (who: Who, row: Row, place: Place) => answerOf(cast.of(who), request(row, place), Object.values(place));

/**
 * What the same request answers where nothing is. Who is inside knows their workspace, and its rail stays around a missing page:
 * for them it is another page of it, and what they get to see.
 */
async function askNothing(who: Who, row: Row, place: Place) {
  if (!isInside(who) || !row.door.startsWith('page')) return ask(who, row, nowhere(place));
  const missing = await ask(who, { ...row, send: ({ slug }) => ({ path: `/w/${slug}/no/such/page` }) }, place);
  return { ...missing, body: expect.any(String) };
}

/** Everything of a workspace that is in the database, as one number. */
async function fingerprint({ workspaceId }: Place): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where column_name = 'workspace_id' and table_schema = 'public' order by 1`;
  const counts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, ' ' order by t::text)) as sum from "${name}" t where workspace_id = '${workspaceId}'`,
  );
  return JSON.stringify(await db().$queryRawUnsafe(counts.join(' union all ')));
}

test('every door of the build has a row, and every row a door', async () => {
  const rows = [...new Set(ROWS.map(({ door }) => door))].sort();
  expect(rows).toEqual(await doors());
});

const named = ROWS.map((row) => [row.of ? `${row.door}, ${row.of}` : row.door, row] as const);

describe.each(EVERYBODY)('%s', (who) => {
  test.each(named)('%s', async (_name, row) => {
    const place = await aPlace(product, cast, who);
    const before = await fingerprint(place);
    const answer = await ask(who, row, place);
    expect(answer.status, product.web.printed.slice(-2_000)).toBeLessThan(500);
    if (isOpenTo(row, who)) {
      if (row.status === undefined)
        expect([200, 201, 202, 204, 302, 303, 307, 308], answer.looks).toContain(answer.status);
      else expect(answer.status, answer.looks).toBe(row.status);
      expect(isShut(row, answer), answer.looks).toBe(false);
      return;
    }
    expect(isShut(row, answer), `${answer.status} ${answer.looks}`).toBe(true);
    if (row.opens !== 'nobody of them') expect(answer).toEqual(await askNothing(who, row, place));
    expect(await fingerprint(place)).toBe(before);
  });
});
