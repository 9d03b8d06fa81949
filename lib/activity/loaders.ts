import { validate as isUuid } from 'uuid';
import { spanOf } from '@/lib/days';
import { translator } from '@/lib/messages/catalogue';
import { requireRight } from '@/lib/workspaces/loaders';
import type { ActivityFilter } from './filter';
import { groupOf } from './rules';
import { findActors, findDeeds } from './store';
import { sentenceOf } from './words';

const PAGE = 50;

type Place = { before?: string | undefined; timeZone: string };

/** A page of the log, newest first, of what a filter wants; `before` is the id that ended the page before. */
export async function loadActivity(slug: string, filter: ActivityFilter, { before, timeZone }: Place) {
  const { scope } = await requireRight(slug, 'see_activity');
  const wanted = { ...filter, ...spanOf(filter, timeZone) };
  const place = { before: before && isUuid(before) ? before : null };
  const rows = await findDeeds(scope, wanted, place, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const you = translator('activity')('you');
  return {
    deeds: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      group: groupOf(row.kind),
      sentence: sentenceOf(row, row.actorId !== null && row.actorId === scope.userId ? you : row.actorName),
    })),
    nextBefore: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

export type DeedView = Awaited<ReturnType<typeof loadActivity>>['deeds'][number];

/** Whose deeds the log holds. */
export async function loadActors(slug: string) {
  const { scope } = await requireRight(slug, 'see_activity');
  return (await findActors(scope)).map((one) => ({ ...one, isYou: one.id === scope.userId }));
}

export type ActorView = Awaited<ReturnType<typeof loadActors>>[number];
