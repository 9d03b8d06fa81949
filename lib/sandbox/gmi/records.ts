import { randomUUID } from 'node:crypto';
import type { MediaShape } from './schema';

type RecordError = string | { code: string; message: string; status: number };
export type RecordOutcome = { mediaId: string } | { error: RecordError };

/** A request as the stand-in keeps it. Times are in milliseconds here and in seconds on the wire. */
export type RequestRecord = {
  requestId: string;
  model: string;
  status: string;
  /** `payload` as records repeat it, long base64 cut short. */
  payload: { image: string };
  outcome: RecordOutcome | null;
  shape: MediaShape;
  createdAt: number;
  updatedAt: number;
  /** A status that a script has nailed on: the job may end, the record never says so. */
  frozen: boolean;
};

const ENDED = new Set(['success', 'failed', 'cancelled']);

export const hasEnded = (record: RequestRecord) => ENDED.has(record.status);

/** Requests by id, oldest first, bounded in number and age so that the process may run for weeks. */
export class RecordBook {
  readonly #records = new Map<string, RequestRecord>();
  readonly #limits: { maxRecords: number; keepMs: number };

  constructor(limits: { maxRecords: number; keepMs: number }) {
    this.#limits = limits;
  }

  add(fields: Pick<RequestRecord, 'model' | 'status' | 'payload' | 'shape'>): RequestRecord {
    const now = Date.now();
    const record = { ...fields, requestId: randomUUID(), outcome: null, createdAt: now, updatedAt: now, frozen: false };
    this.#records.set(record.requestId, record);
    this.#forgetOld(now);
    return record;
  }

  move(record: RequestRecord, status: string, outcome: RecordOutcome | null = null): void {
    if (!record.frozen) Object.assign(record, { status, outcome, updatedAt: Date.now() });
  }

  freeze(record: RequestRecord, status: string): void {
    Object.assign(record, { status, outcome: null, frozen: true });
  }

  remove(record: RequestRecord): void {
    this.#records.delete(record.requestId);
  }

  find(requestId: string): RequestRecord | undefined {
    this.#forgetOld(Date.now());
    return this.#records.get(requestId);
  }

  newestFirst(model: string | null): RequestRecord[] {
    this.#forgetOld(Date.now());
    const all = [...this.#records.values()].reverse();
    return model === null ? all : all.filter((record) => record.model === model);
  }

  get size(): number {
    return this.#records.size;
  }

  #forgetOld(now: number): void {
    for (const [requestId, record] of this.#records) {
      const expired = record.updatedAt + this.#limits.keepMs < now;
      if (!expired && this.#records.size <= this.#limits.maxRecords) return;
      this.#records.delete(requestId);
    }
  }
}
