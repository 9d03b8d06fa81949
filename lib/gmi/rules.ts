import type { GmiError, GmiRecord } from './schema';

export const GMI_MODEL = 'bria-image-remove-background';

export type OperatorFault = 'key_refused' | 'account_empty' | 'model_missing';

/** What one call means for a cutout. Messages are the upstream's own words, for the operator's log and never for a page. */
export type GmiOutcome =
  | { kind: 'done'; requestId: string | null; mediaUrl: string }
  /** Still running, as far as is known: ask for it again, not before `afterMs` when it is given. */
  | { kind: 'pending'; requestId: string; afterMs: number | null }
  /** Final: the hold goes back. */
  | { kind: 'refused'; code: 'input_refused' | 'upstream_failed'; upstreamMessage: string }
  /** Submit anew later. With `maybeAccepted` the job may be running, and billed, although no answer arrived. */
  | { kind: 'retry'; afterMs: number | null; upstreamMessage: string; maybeAccepted: boolean }
  /** Nobody's picture is at fault: stop calling, keep jobs queued, tell the operator. */
  | { kind: 'operator_fault'; code: OperatorFault; upstreamMessage: string };

/** A call's end: an answer (`record` is null when the body was no JSON object), or a connection that brought none. */
export type GmiReply =
  | { kind: 'answer'; status: number; record: GmiRecord | null; retryAfterMs: number | null }
  | { kind: 'lost'; requestSent: boolean; why: string };

const OPERATOR_FAULTS: Record<number, OperatorFault> = {
  401: 'key_refused',
  402: 'account_empty',
  403: 'key_refused',
};
const INPUT_STATUSES = new Set([400, 413, 415, 422]);
/** A gateway that stopped waiting says nothing about the job behind it. */
const GAVE_UP_WAITING = new Set([504, 524]);
const PASSING_STATUSES = new Set([408, 425, 429]);

/** The answer to a submit. Source of the table: the vendor's guide and recorded answers of the same queue. */
export function judgeSubmit(reply: GmiReply): GmiOutcome {
  if (reply.kind === 'lost') return retry(reply.why, null, reply.requestSent);
  const { status, record, retryAfterMs } = reply;
  const upstreamMessage = messageOf(reply);
  const fault = status === 404 ? 'model_missing' : OPERATOR_FAULTS[status];
  if (fault) return { kind: 'operator_fault', code: fault, upstreamMessage };
  if (INPUT_STATUSES.has(status)) return { kind: 'refused', code: 'input_refused', upstreamMessage };
  if (status >= 200 && status < 300) {
    return (record && judgeAccepted(record, reply)) ?? retry(upstreamMessage, null, true);
  }
  if (status >= 500 || status < 400 || PASSING_STATUSES.has(status)) {
    return retry(upstreamMessage, retryAfterMs, GAVE_UP_WAITING.has(status));
  }
  return { kind: 'refused', code: 'upstream_failed', upstreamMessage };
}

/**
 * The answer to asking for a request that was accepted. Whatever says nothing about the request itself (a gateway's page,
 * a rate limit, a record not found yet) leaves it pending: the cutout's deadline decides.
 */
export function judgePoll(reply: GmiReply, requestId: string): GmiOutcome {
  if (reply.kind === 'lost') return { kind: 'pending', requestId, afterMs: null };
  const { status, record, retryAfterMs } = reply;
  const fault = OPERATOR_FAULTS[status];
  if (fault) return { kind: 'operator_fault', code: fault, upstreamMessage: messageOf(reply) };
  if (status === 400) return { kind: 'refused', code: 'upstream_failed', upstreamMessage: messageOf(reply) };
  const judged = status >= 200 && status < 300 && record ? judgeRecord(record, reply, requestId) : null;
  return judged ?? { kind: 'pending', requestId, afterMs: retryAfterMs };
}

/** A submit may say `success` and leave the picture to the first look (vendor's guide, another model of the same queue). */
function judgeAccepted(record: GmiRecord, reply: GmiReply & { kind: 'answer' }): GmiOutcome | null {
  const requestId = record.request_id ?? null;
  const onlyPromised = record.status?.toLowerCase() === 'success' && !mediaUrlOf(record) && !isStopped(record);
  if (onlyPromised && requestId !== null) return { kind: 'pending', requestId, afterMs: reply.retryAfterMs };
  return judgeRecord(record, reply, requestId);
}

/** `null`: the record does not say which request it is about. */
function judgeRecord(
  record: GmiRecord,
  reply: GmiReply & { kind: 'answer' },
  requestId: string | null,
): GmiOutcome | null {
  const upstreamMessage = messageOf(reply);
  if (isStopped(record)) {
    if (isBusy(upstreamMessage)) return retry(upstreamMessage, reply.retryAfterMs, false);
    return { kind: 'refused', code: isInputFault(record) ? 'input_refused' : 'upstream_failed', upstreamMessage };
  }
  const mediaUrl = mediaUrlOf(record);
  if (mediaUrl && !isRunning(record)) return { kind: 'done', requestId, mediaUrl };
  if (record.status?.toLowerCase() === 'success') {
    return { kind: 'refused', code: 'upstream_failed', upstreamMessage: 'success without a picture' };
  }
  return requestId === null ? null : { kind: 'pending', requestId, afterMs: reply.retryAfterMs };
}

function retry(upstreamMessage: string, afterMs: number | null, maybeAccepted: boolean): GmiOutcome {
  return { kind: 'retry', afterMs, upstreamMessage, maybeAccepted };
}

const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** `Retry-After` (RFC 9110: seconds or a date) as milliseconds from `now`, at most an hour; `null` when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (!header) return null;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(Math.ceil(ms), 0), LONGEST_WAIT_MS);
}

const RUNNING = new Set(['created', 'queued', 'dispatched', 'processing']);
const STOPPED = new Set(['failed', 'cancelled', 'canceled']);
const LONGEST_MESSAGE = 300;

const statusOf = (record: GmiRecord) => record.status?.toLowerCase() ?? '';
const errorOf = (record: GmiRecord): GmiError | null => record.outcome?.error ?? record.error ?? null;

const isRunning = (record: GmiRecord) => RUNNING.has(statusOf(record));
const isStopped = (record: GmiRecord) => STOPPED.has(statusOf(record));

/** The result's address, from the two places where results are. Records echo the request, so no other URL will do. */
function mediaUrlOf(record: GmiRecord): string | null {
  return record.outcome?.media_urls?.find((url) => url) ?? record.outcome?.image_url ?? null;
}

/** True for `rate limit exceeded(RPM)` and its kin inside a failed record: that is a "later", not a "no". */
function isBusy(message: string): boolean {
  return /rate.?limit|too many requests|capacity temporarily exhausted/i.test(message);
}

/** True when a failed record blames what it was given. */
function isInputFault(record: GmiRecord): boolean {
  const status = Number(errorOf(record)?.status);
  return status === 400 || status === 413 || status === 415 || status === 422;
}

/** The upstream's own words, one line of at most 300 characters; the status when it had none. */
function messageOf({ status, record }: { status: number; record: GmiRecord | null }): string {
  const error = record && errorOf(record);
  const said = error?.message ?? record?.error_message ?? record?.message ?? record?.detail ?? error?.code;
  const line = (said ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
  return line || `status ${status}${record ? '' : ', and no JSON'}`;
}
