import type { ImageForm } from './options';
import type { StepKind } from './schema';

/** What the stand-in saw of one request, so that a test can prove what was, and what was not, sent. */
export type Call = {
  at: string;
  kind: StepKind | 'upload-put' | 'unknown';
  method: string;
  path: string;
  /** Whether any Authorization header came along: downloads must not carry ours. */
  authorized: boolean;
  model: string | null;
  image: {
    form: ImageForm;
    sizeBytes: number;
    format: string | null;
    /** Whether the picture carried EXIF, XMP or IPTC. */
    metadata: boolean | null;
  } | null;
  requestId: string | null;
  sizeBytes: number;
  status: number | null;
  tookMs: number | null;
};

const KEPT = 10_000;

export class CallLog {
  #calls: Call[] = [];

  unlogged(fields: Pick<Call, 'kind' | 'method' | 'path' | 'authorized'>): Call {
    return {
      at: new Date().toISOString(),
      ...fields,
      model: null,
      image: null,
      requestId: null,
      sizeBytes: 0,
      status: null,
      tookMs: null,
    };
  }

  open(fields: Pick<Call, 'kind' | 'method' | 'path' | 'authorized'>): Call {
    const call = this.unlogged(fields);
    this.#calls.push(call);
    if (this.#calls.length > KEPT) this.#calls = this.#calls.slice(KEPT / 10);
    return call;
  }

  get all(): readonly Call[] {
    return this.#calls;
  }

  clear(): void {
    this.#calls = [];
  }
}
