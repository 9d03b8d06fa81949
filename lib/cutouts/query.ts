import { z } from 'zod';
import { isDay, plusDays, startOfDay } from '@/lib/days';
import { firstIdAt } from '@/lib/ids';
import { cutoutIdSchema } from './schema';

/** A place behind the last cutout that was seen: its id, and what it was sorted by where that is not its id. */
export type Cursor = { id: string; key: string | null };

const NO_CONTROLS = /^\P{Cc}*$/u;
const cursorParts = z.tuple([cutoutIdSchema, z.string().max(400).regex(NO_CONTROLS).nullable()]);

/** Opaque to clients. */
const cursorSchema = z.string().transform((text, context): Cursor => {
  const [id, key] = cursorParts.safeParse(parsed(Buffer.from(text, 'base64url').toString('utf8'))).data ?? [];
  if (id !== undefined && key !== undefined) return { id, key };
  context.addIssue('not a cursor of ours');
  return z.NEVER;
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function encodeCursor({ id, key = null }: { id: string; key?: string | null }): string {
  return Buffer.from(JSON.stringify([id, key]), 'utf8').toString('base64url');
}

const day = z.string().refine(isDay);
const flag = z.literal('1').transform(() => true);

/** What of a workspace's cutouts somebody wants to see. Days are those of their own calendar, both included. */
const filterShape = {
  // Postgres refuses NUL; nobody searches for the other control characters.
  q: z.string().trim().max(120).regex(NO_CONTROLS).optional(),
  status: z.enum(['queued', 'processing', 'working', 'succeeded', 'failed', 'canceled']).optional(),
  person: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
  tag: z.uuid().optional(),
  favourite: flag.optional(),
  /** What was deleted in the last 30 days, instead of everything else. */
  trash: flag.optional(),
};

const filterSchema = z.object(filterShape);
export type Filter = z.output<typeof filterSchema>;

const SORTS = ['newest', 'oldest', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const listQuerySchema = z.object({
  ...filterShape,
  sort: z.enum(SORTS).default('newest'),
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
});
export type ListQuery = z.output<typeof listQuerySchema>;

/** The ids between which the cutouts of a filter's days lie; `untilId` is exclusive. */
export function idsOfDays({ from, to }: Filter, timeZone: string): { sinceId?: string; untilId?: string } {
  const [first, last] = from && to && from > to ? [to, from] : [from, to];
  return {
    ...(first && { sinceId: firstIdAt(startOfDay(first, timeZone)) }),
    ...(last && { untilId: firstIdAt(startOfDay(plusDays(last, 1), timeZone)) }),
  };
}

const MOST_NAMED = 1_000;
const ids = z.array(cutoutIdSchema).max(MOST_NAMED);

/**
 * Cutouts that somebody chose: named ones, or all that match a filter, up to the newest there was when they were chosen, without
 * those that were taken out again.
 */
const selectionSchema = z.union([
  z.object({ ids }),
  z.object({ matching: filterSchema, upTo: cutoutIdSchema.nullable(), except: ids }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** A selection as a form's field carries it. */
export const selectionForm = z.string().transform(parsed).pipe(selectionSchema);

const tagName = z.string().trim().min(1).max(40);

/** What is to be done with them. */
export const bulkSchema = z.object({
  selection: selectionSchema,
  /** Where the chunk before ended. */
  after: cursorSchema.optional(),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['trash', 'restore', 'purge', 'favourite', 'unfavourite']) }),
    z.object({ kind: z.literal('tag'), name: tagName }),
    z.object({ kind: z.literal('untag'), tagId: z.uuid() }),
    z.object({ kind: z.literal('move'), to: z.string().max(64) }),
  ]),
});
export type Act = z.output<typeof bulkSchema>['act'];
