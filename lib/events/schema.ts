import { z } from 'zod';

/** Where the database tells what has changed; the trigger `tell_changed_cutout` of the migrations writes to it. */
export const EVENTS_CHANNEL = 'clearcut';

/** What travels by NOTIFY: who is concerned, never contents, so that every reader's right is checked where it is shown. */
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
  .pipe(z.object({ workspaceId: z.string(), cutoutId: z.string().optional() }));

export type WorkspaceEvent = z.output<typeof eventSchema>;
