import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** The one model the stand-in knows: what Clearcut asks GMI for. */
export const MODEL_ID = 'bria-image-remove-background';

export const BASE_PATH = '/api/v1/ie/requestqueue/apikey';

/** 50 megapixels as PNG may be 100 MB. */
export const IMAGE_LIMIT_BYTES = 128 * 1024 * 1024;

/** Bodies above this are refused with 413; base64 adds a third to the image. */
export const BODY_LIMIT_BYTES = 192 * 1024 * 1024;

/** How an `image` field may be written. The real route's taste is unproven, so tests can narrow it. */
const IMAGE_FORMS = ['base64', 'data-uri', 'url'] as const;
export type ImageForm = (typeof IMAGE_FORMS)[number];

/**
 * What makes the alpha. `model` cuts out for real. `ellipse` keeps the original pixels under a synthetic ellipse.
 * `instant` hands out a prepared PNG of the input's size: for thousands of requests and for measuring everything else.
 */
type EngineName = 'model' | 'ellipse' | 'instant';

/** `inline`: a submit blocks and carries its outcome, as sync models do. `poll`: it answers `queued` at once. */
type Delivery = 'inline' | 'poll';

export type GmiSandboxOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  engine?: EngineName;
  /** The weights, as an ONNX file; null says there are none. Only the `model` engine looks at it. */
  model?: { file: string } | null;
  /** Inference threads of the `model` engine. */
  threads?: number;
  /** When set, only this key is let in; otherwise any non-empty one. */
  apiKey?: string;
  delivery?: Delivery;
  /** A blocking submit answers with the unfinished record after this long. */
  inlineWaitMs?: number;
  /** Added to every job, inside the queue. */
  latencyMs?: number;
  /** Jobs at work at once. One for the model, whose inference takes every core anyway. */
  concurrency?: number;
  /** Jobs waiting beyond this are turned away with 503. */
  maxWaiting?: number;
  maxWaitingBytes?: number;
  acceptForms?: readonly ImageForm[];
  maxRecords?: number;
  maxMediaBytes?: number;
  /** Records and media are forgotten after this. */
  keepMs?: number;
  /** Load the weights now and not at the first request. */
  warm?: boolean;
};

export type GmiSandboxSettings = Required<Omit<GmiSandboxOptions, 'apiKey'>> & { apiKey: string | null };

export function withDefaults(options: GmiSandboxOptions): GmiSandboxSettings {
  const engine = options.engine ?? 'model';
  return {
    port: 0,
    host: '127.0.0.1',
    model: null,
    threads: Math.min(availableParallelism(), 4),
    delivery: 'inline',
    inlineWaitMs: 120_000,
    latencyMs: 0,
    concurrency: engine === 'model' ? 1 : 64,
    maxWaiting: 64,
    maxWaitingBytes: 512 * 1024 * 1024,
    acceptForms: IMAGE_FORMS,
    maxRecords: 20_000,
    maxMediaBytes: 512 * 1024 * 1024,
    keepMs: 60 * 60_000,
    warm: false,
    ...options,
    engine,
    apiKey: options.apiKey ?? null,
  };
}

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  LOCAL_MODEL_FILE: z.string().optional(),
  SANDBOX_GMI_ENGINE: z.enum(['model', 'ellipse', 'instant']).default('model'),
  SANDBOX_GMI_DELIVERY: z.enum(['inline', 'poll']).default('inline'),
  SANDBOX_GMI_LATENCY_MS: z.coerce.number().int().min(0).default(0),
});

/** Options of the stand-in as a process of its own. Throws, naming the variable, when one makes no sense. */
export function optionsFromEnvironment(source: Record<string, string | undefined>): GmiSandboxOptions {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const env = environmentSchema.parse(set);
  return {
    port: env.PORT,
    host: env.HOST,
    model: env.LOCAL_MODEL_FILE === undefined ? null : { file: env.LOCAL_MODEL_FILE },
    engine: env.SANDBOX_GMI_ENGINE,
    delivery: env.SANDBOX_GMI_DELIVERY,
    latencyMs: env.SANDBOX_GMI_LATENCY_MS,
    warm: true,
  };
}
