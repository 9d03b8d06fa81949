import { z } from 'zod';
import { cleanText, lengthOf, MAX_LENGTH, MAX_MENTIONS, mentionsIn } from './rules';

export const commentIdSchema = z.uuid();

const within = (text: string) => lengthOf(text) >= 1 && lengthOf(text) <= MAX_LENGTH;

/** Why a text is no comment is its issue's message. */
export const newCommentSchema = z.object({
  text: z
    .string()
    .transform(cleanText)
    .refine(within, { message: 'length', abort: true })
    .refine((text) => mentionsIn(text).length <= MAX_MENTIONS, { message: 'mentions' }),
});

export const pageSchema = z.object({ before: commentIdSchema.optional() });
