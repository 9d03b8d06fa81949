import type { Refusal, Result } from '@/lib/result';
import type { InputRefusal } from '../input';
import type { Probe } from '../pixels';

export type Unready = Refusal<'weights_missing' | 'weights_unusable', { message: string }>;
export type EngineFailure = Refusal<'engine_failed', { message: string }>;

/** What turns the bytes of an image into the bytes of its cutout. */
export type Engine = {
  /** Whether it can cut out now; loads what it needs at the first call and looks again when the file has changed. */
  ready: () => Promise<Result<null, Unready>>;
  /** A PNG with alpha, of the input's size; `probed` is what the image's header said. */
  cutOut: (image: Buffer, probed: Probe) => Promise<Result<Buffer, InputRefusal | EngineFailure>>;
  close: () => Promise<void>;
};
