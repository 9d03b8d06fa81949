import { z } from 'zod';
import { isPlain } from '@/lib/auth/rules/plain';
import { MAX_DAYS, MAX_ITEMS, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './rules';

export const shareIdSchema = z.uuid();

const MAX_MS = (MAX_DAYS + 2) * 24 * 60 * 60_000;

const moment = z.iso
  .datetime()
  .refine((at) => Date.parse(at) > Date.now(), 'past')
  .refine((at) => Date.parse(at) < Date.now() + MAX_MS, 'far');
const expiry = z.union([
  z.strictObject({ days: z.number().int().min(1).max(MAX_DAYS) }),
  z.strictObject({ at: moment }),
  z.null(),
]);
const characters = (text: string) => [...text].length;
const password = z
  .string()
  .max(4 * MAX_PASSWORD_LENGTH)
  .refine(isPlain)
  .refine((text) => characters(text) >= MIN_PASSWORD_LENGTH && characters(text) <= MAX_PASSWORD_LENGTH);

/** What a link shall be. An empty `title` leaves it to the pictures. */
export const newShareSchema = z.object({
  cutoutIds: z
    .array(z.uuid())
    .min(1)
    .max(MAX_ITEMS)
    .transform((ids) => [...new Set(ids)]),
  title: z.string().max(1_000).default(''),
  expiry: expiry.default({ days: 30 }),
  password: password.nullable().default(null),
  allowsDownload: z.boolean().default(false),
});

export type NewShare = z.output<typeof newShareSchema>;

/** What is named changes; `password: null` takes it away. */
export const shareChangeSchema = z.object({
  expiry: expiry.optional(),
  password: password.nullable().optional(),
  allowsDownload: z.boolean().optional(),
});

export type ShareChange = z.output<typeof shareChangeSchema>;

export const passwordSchema = z.object({ password: z.string() });
