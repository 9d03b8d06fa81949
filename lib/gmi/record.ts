import type { GmiError, GmiRecord } from './schema';

const RUNNING = new Set(['created', 'queued', 'dispatched', 'processing']);
const STOPPED = new Set(['failed', 'cancelled', 'canceled']);
const LONGEST_MESSAGE = 300;

const statusOf = (record: GmiRecord) => record.status?.toLowerCase() ?? '';
const errorOf = (record: GmiRecord): GmiError | null => record.outcome?.error ?? record.error ?? null;

export const isRunning = (record: GmiRecord) => RUNNING.has(statusOf(record));
export const isStopped = (record: GmiRecord) => STOPPED.has(statusOf(record));

/** The result's address, from the two places where results are. Records echo the request, so no other URL will do. */
export function mediaUrlOf(record: GmiRecord): string | null {
  return record.outcome?.media_urls?.find((url) => url) ?? record.outcome?.image_url ?? null;
}

/** True for `rate limit exceeded(RPM)` and its kin inside a failed record: that is a "later", not a "no". */
export function isBusy(message: string): boolean {
  return /rate.?limit|too many requests|capacity temporarily exhausted/i.test(message);
}

/** True when a failed record blames what it was given. */
export function isInputFault(record: GmiRecord): boolean {
  const status = Number(errorOf(record)?.status);
  return status === 400 || status === 413 || status === 415 || status === 422;
}

/** The upstream's own words, one line of at most 300 characters; the status when it had none. */
export function messageOf({ status, record }: { status: number; record: GmiRecord | null }): string {
  const error = record && errorOf(record);
  const said = error?.message ?? record?.error_message ?? record?.message ?? record?.detail ?? error?.code;
  const line = (said ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
  return line || `status ${status}${record ? '' : ', and no JSON'}`;
}
