export type Deadline = { signal: AbortSignal; end: () => void };

/**
 * A signal that aborts after `timeoutMs`, or with `outer`. Call `end` when the work is over.
 * Not `AbortSignal.any` over `AbortSignal.timeout`: Node 20 collects that timer as garbage, and it never fires.
 */
export function startDeadline(timeoutMs: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException(`nothing after ${timeoutMs} ms`, 'TimeoutError')),
    timeoutMs,
  ).unref();
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const end = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, end };
}
