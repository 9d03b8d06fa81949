import type { z } from 'zod';
import { translator } from '@/lib/messages/catalogue';
import { type Refusal, refuse } from '@/lib/result';
import { MAX_LENGTH, MAX_MENTIONS } from './rules';

/** Why a text is no comment, in a sentence for `text`. */
export function commentProblem({
  issues: [issue],
}: z.ZodError): Refusal<'bad_request'> | Refusal<'invalid_input', { fields: { text: string } }> {
  const t = translator('comments');
  if (issue?.message === 'length')
    return refuse('invalid_input', { fields: { text: t('invalid.length', { count: MAX_LENGTH }) } });
  if (issue?.message === 'mentions')
    return refuse('invalid_input', { fields: { text: t('invalid.mentions', { count: MAX_MENTIONS }) } });
  return refuse('bad_request');
}
