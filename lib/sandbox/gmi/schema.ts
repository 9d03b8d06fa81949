import { z } from 'zod';

/** The envelope of a submit. `payload` is judged apart, after the model is known to exist. */
export const submitSchema = z.object({ model: z.string().min(1), payload: z.record(z.string(), z.unknown()) });

/** Strict, as the real models are: an unknown field is a 400. */
export const payloadSchema = z.strictObject({ image: z.string().min(1) });

export const listSchema = z.object({
  model_id: z.string().nullable(),
  limit: z.coerce.number().int().min(1).max(100).nullable(),
  offset: z.coerce.number().int().min(0).nullable(),
});

export const UPLOAD_TYPES = { png: 'image/png', jpeg: 'image/jpeg', jpg: 'image/jpg' } as const;
export const uploadSchema = z.object({ file_type: z.enum(['png', 'jpeg', 'jpg']) });

/** How a finished record names its result: `[{id,url}]` (seen), `[url]` (guessed), or the old `image_url`. */
const mediaShape = z.enum(['objects', 'strings', 'image_url']);
export type MediaShape = z.infer<typeof mediaShape>;

const STEP_KINDS = ['submit', 'poll', 'list', 'models', 'upload', 'media'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

const recordError = z.union([z.string(), z.object({ code: z.string(), message: z.string(), status: z.number() })]);

/**
 * One scripted answer. The next requests of kind `on` use up their steps in the order given; without a step the
 * stand-in behaves. `status`, `body` or `html` replace the whole answer: the request then leaves no record.
 */
const stepSchema = z.strictObject({
  on: z.enum(STEP_KINDS),
  /** This many requests meet the step; default 1. */
  times: z.number().int().min(1).default(1),
  status: z.number().int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  html: z.union([z.literal(true), z.string()]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** The answer is held back this long, after the work is done: an answer later than the client's patience. */
  delayMs: z.number().int().min(0).optional(),
  /** `before`: nothing was accepted. `after` (true): done, then no answer. `midway` (true, for media): half the bytes. */
  breakConnection: z.union([z.literal(true), z.enum(['before', 'after', 'midway'])]).optional(),
  /** Only the first half of the body, under an honest Content-Length. */
  truncate: z.literal(true).optional(),
  /** Media that decode but are not the cutout asked for; `garbage` does not decode. True means `size`. */
  wrongImage: z.union([z.literal(true), z.enum(['size', 'opaque', 'jpeg', 'garbage'])]).optional(),
  /** Submit: the record keeps this status and never ends. Poll: it says so from now on. */
  forever: z.string().optional(),
  /** Submit: the record ends `failed` with this error. */
  fail: recordError.optional(),
  shape: mediaShape.optional(),
  /** Submit: overrides the server's delivery for this one. */
  inline: z.boolean().optional(),
  /** Laid over, then taken out of, the JSON answer: a status, an error in another place, an outcome missing. */
  merge: z.record(z.string(), z.unknown()).optional(),
  omit: z.array(z.string()).optional(),
});
export const stepsSchema = z.array(stepSchema);
export type ScenarioStep = z.output<typeof stepSchema>;
/** A step as a test writes it. */
export type ScenarioStepInput = z.input<typeof stepSchema>;
