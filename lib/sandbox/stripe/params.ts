import { z } from 'zod';
import { invalid } from './failure';
import type { Params } from './form';

export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
export const text = z.string();
/** An empty text takes a value away. */
export const metadata = z.record(z.string().max(40), z.string().max(500)).default({});
export const expand = z.array(z.string()).max(20).default([]);
const limit = integer.pipe(z.number().min(1).max(100)).default(10);
export const paging = { limit, starting_after: text.optional(), ending_before: text.optional(), expand };
export const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
});

const pathOf = ([first, ...rest]: PropertyKey[]) =>
  `${String(first)}${rest.map((part) => `[${String(part)}]`).join('')}`;

/** Parameters as an endpoint of the pinned API version takes them; what it does not know it refuses, as Stripe does. */
export function parse<Schema extends z.ZodType>(schema: Schema, params: Params): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw invalid('Invalid parameters');
  if (issue.code === 'unrecognized_keys') {
    const named = issue.keys.map((key) => pathOf([...issue.path, key]));
    const many = named.length > 1 ? 's' : '';
    throw invalid(`Received unknown parameter${many}: ${named.join(', ')}`, {
      code: 'parameter_unknown',
      param: named[0] ?? '',
    });
  }
  const param = pathOf(issue.path);
  const isMissing = issue.code === 'invalid_type' && /undefined$/.test(issue.message);
  if (isMissing) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  throw invalid(`Invalid ${param}: ${issue.message}`, { param });
}
