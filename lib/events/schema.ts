import { z } from 'zod';

/** Where the database tells what has changed: the triggers of the migration `tell_changes` write to it. */
export const EVENTS_CHANNEL = 'clearcut';

/**
 * What travels by NOTIFY: who is concerned, never contents, so that every reader's right is checked where it is shown.
 * A cutout of a workspace changed, or (without one) its credit, or what a person may do.
 */
export const eventSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.union([z.object({ workspaceId: z.string(), cutoutId: z.string().optional() }), z.object({ userId: z.string() })]),
  );
