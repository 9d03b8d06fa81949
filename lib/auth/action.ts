import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { log } from '@/lib/log';
import { messages } from '@/lib/messages/catalogue';
import type { Answer } from './answer';
import { getViewer, type Viewer } from './viewer';

export const done: Answer = { ok: true, url: null };

/** The answer to an action that is refused: a sentence, and sentences beside fields. */
export const refusal = (detail: string, fields: { [field: string]: string } = {}): Answer => ({
  ok: false,
  detail,
  fields,
});

/** A form as an object. One with a field twice is none of ours. */
export const form = z
  .instanceof(FormData)
  .refine((given) => new Set(given.keys()).size === [...given.keys()].length)
  .transform((given) => Object.fromEntries(given));

/**
 * Makes a server action of a function. Anybody may call it with anything: who is not signed in, and what is not as
 * `input` says, is refused; a throw (a bug) is logged and told without details. Where a call comes from was judged
 * before (`scripts/web/gate.mjs`).
 */
export function action<Input>(input: z.ZodType<Input>, act: (viewer: Viewer, input: Input) => Promise<Answer>) {
  return async (given?: unknown): Promise<Answer> => {
    try {
      const viewer = await getViewer();
      if (!viewer) return refusal(messages.refusals.signed_out);
      const parsed = input.safeParse(given);
      return parsed.success ? await act(viewer, parsed.data) : refusal(messages.refusals.bad_request);
    } catch (error) {
      unstable_rethrow(error);
      log.error({ err: error }, 'an action failed');
      return refusal(messages.refusals.internal);
    }
  };
}
