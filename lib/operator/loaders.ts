import { notFound } from 'next/navigation';
import { isPlain } from '@/lib/auth/rules/plain';
import { getViewer, type Operator, operatorOf } from '@/lib/auth/viewer';
import { dayOf, isDay, plusDays, startOfDay } from '@/lib/days';
import { env } from '@/lib/env';
import { NOTHING, sumOf } from './rules';
import { findBeginning, findDays, findGifts, findWorkspaces } from './store';

const DAYS = 30;
const ZONE = 'UTC';

/** Who looks at the operator's page; for everybody else, signed out or in, it is a page that is not there. */
export async function requireOperator(): Promise<Operator> {
  return operatorOf(await getViewer()) ?? notFound();
}

/** The 30 days (UTC) before the day `before` (up to today when it is none), newest first. */
export async function daysOf(_operator: Operator, before: string | undefined, now: Date) {
  const tomorrow = plusDays(dayOf(now, ZONE), 1);
  const end = before && isDay(before) && before < tomorrow ? before : tomorrow;
  const first = plusDays(end, -DAYS);
  const [rows, beginning] = await Promise.all([
    findDays(startOfDay(first, ZONE), startOfDay(end, ZONE)),
    findBeginning(),
  ]);
  const known = new Map(rows.map((row) => [row.day, row]));
  const days = Array.from({ length: DAYS }, (_, index) => plusDays(end, -1 - index)).map(
    (day) => known.get(day) ?? { ...NOTHING, day },
  );
  return {
    days,
    sum: sumOf(days),
    first,
    last: plusDays(end, -1),
    /** What asks for these very days again; null: the newest. */
    before: end === tomorrow ? null : end,
    /** Where older days begin, null when there was nothing before. */
    olderBefore: beginning && beginning < startOfDay(first, ZONE) ? first : null,
  };
}

export async function loadDays(before: string | undefined, now: Date) {
  return daysOf(await requireOperator(), before, now);
}
export type DaysView = Awaited<ReturnType<typeof loadDays>>;

const FOUND = 8;
const GIFTS = 20;
const QUERY_MAX = 200;

type Named = { name: string; personalOwner: { name: string | null } | null };

/** A personal workspace is called as its owner is called now. */
const nameOf = ({ name, personalOwner }: Named) => personalOwner?.name?.trim() || name;

/** Workspaces that a text finds (by slug, name or a member's address), and whether there are more; null: nothing was asked. */
export async function searchWorkspaces(asked: string | undefined) {
  await requireOperator();
  const text = asked?.trim() ?? '';
  if (text === '' || text.length > QUERY_MAX || !isPlain(text)) return null;
  const rows = await findWorkspaces(text, FOUND + 1);
  const workspaces = rows.slice(0, FOUND).map((row) => ({
    slug: row.slug,
    name: nameOf(row),
    emails: row.members.map(({ user }) => user.email),
    availableMicros: row.wallet?.availableMicros ?? 0n,
  }));
  return { workspaces, hasMore: rows.length > FOUND };
}
export type Found = NonNullable<Awaited<ReturnType<typeof searchWorkspaces>>>;

/** What was given by hand last: to whom, by whom, when and why. */
export async function loadGifts() {
  await requireOperator();
  const rows = await findGifts(GIFTS);
  return rows.map(({ id, createdAt, grantedMicros, note, createdBy, wallet: { workspace } }) => ({
    id,
    at: createdAt,
    amountMicros: grantedMicros,
    reason: note,
    by: createdBy && { name: createdBy.name ?? createdBy.email, email: createdBy.email },
    workspace: { slug: workspace.slug, name: nameOf(workspace) },
  }));
}
export type GiftView = Awaited<ReturnType<typeof loadGifts>>[number];

/** What an image costs now, in micro-USD. */
export const loadPrice = (): bigint => env().PRICE_PER_IMAGE_MICROUSD;
