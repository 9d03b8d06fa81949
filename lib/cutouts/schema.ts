import { z } from 'zod';
import { MAX_FILES } from './rules';
import type { Cursor } from './store/read';

export const cutoutIdSchema = z.uuid();

export const urlSubmissionSchema = z.object({ url: z.string().min(1).max(4_096) });

/** Photos to be told of which are known already, by the sha256 of their bytes. */
export const hashesSchema = z.object({ hashes: z.array(z.hash('sha256', { enc: 'hex' })).max(MAX_FILES) });

/** A place in the history, opaque to clients: the creation time and id of the last one seen. */
const cursorSchema = z.string().transform((text, context): Cursor => {
  const [time = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const createdAt = new Date(time);
  // Of four digits, as ours are: JavaScript's calendar is longer than Postgres'.
  if (!/^[1-9]\d{3}-/.test(time) || Number.isNaN(createdAt.getTime()) || !cutoutIdSchema.safeParse(id).success) {
    context.addIssue('not a cursor of ours');
    return z.NEVER;
  }
  return { createdAt, id };
});

export function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`, 'utf8').toString('base64url');
}

export const listQuerySchema = z.object({
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
  // Postgres refuses NUL; nobody searches for the other control characters.
  q: z
    .string()
    .trim()
    .max(120)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  status: z.enum(['queued', 'processing', 'succeeded', 'failed', 'canceled']).optional(),
});

export type ListQuery = z.output<typeof listQuerySchema>;
