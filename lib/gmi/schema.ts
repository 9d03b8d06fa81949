import { z } from 'zod';

/** What cannot be read counts as absent: nothing the upstream sends may throw. */
const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

const identifier = z.union([z.string().min(1), z.number().transform(String)]);
const url = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
/** Recorded as objects; other clients were written for plain strings. */
const mediaUrl = z.union([url, z.object({ url }).transform((entry) => entry.url)]);
const errorObject = z.object({
  message: lenient(z.string()),
  code: lenient(identifier),
  status: lenient(z.union([z.number(), z.string()])),
});
const error = z.union([z.string().transform((message) => ({ message, code: null, status: null })), errorObject]);

const outcome = z.object({
  media_urls: lenient(z.array(lenient(mediaUrl))),
  image_url: lenient(url),
  error: lenient(error),
});

const record = z.object({
  request_id: lenient(identifier),
  status: lenient(z.string()),
  outcome: lenient(outcome),
  error: lenient(error),
  error_message: lenient(z.string()),
  message: lenient(z.string()),
  detail: lenient(z.string()),
});

export type GmiRecord = z.output<typeof record>;
export type GmiError = z.output<typeof error>;

/** Reads a body as a record of the request queue; `null` when it is no JSON object (HTML of a gateway, nothing, cut off). */
export function parseRecord(body: string): GmiRecord | null {
  try {
    return record.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
