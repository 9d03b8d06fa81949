import type { CutoutView } from '@/lib/cutouts/view';

export type Source = { file: File } | { url: string };
type WalletView = { availableMicros: string; heldMicros: string };
type Problem = { code: string; detail: string; neededMicros?: string; availableMicros?: string };

/**
 * `lost`: no answer, or one that asks to come back later; the same request may be sent again with the same key.
 * `isBusy`: the server lives and has its hands full, so it is asked for as long as it says so.
 */
export type Answer =
  | { kind: 'accepted'; cutout: CutoutView; wallet: WalletView | null }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'lost'; isBusy: boolean; retryAfterMs: number | null };

type Order = { workspace: string; source: Source; idempotencyKey: string; onProgress(sent: number): void };

/** One photo, one request. XMLHttpRequest, because fetch tells nothing about the progress of an upload. */
export function send({ workspace, source, idempotencyKey, onProgress }: Order): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/cutouts?workspace=${encodeURIComponent(workspace)}`);
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total);
    request.onload = () => resolve(answerOf(request));
    request.onerror =
      request.ontimeout =
      request.onabort =
        () => resolve({ kind: 'lost', isBusy: false, retryAfterMs: null });
    if ('url' in source) {
      request.setRequestHeader('content-type', 'application/json');
      request.send(JSON.stringify(source));
    } else {
      const body = new FormData();
      body.append('file', source.file, source.file.name);
      request.send(body);
    }
  });
}

const COME_BACK = [408, 429, 502, 503, 504];

function answerOf(request: XMLHttpRequest): Answer {
  const body = parse(request.responseText);
  if (request.status === 201 || request.status === 200) {
    const [first] = body?.cutouts ?? [];
    if (first && 'error' in first) return { kind: 'refused', problem: first.error };
    if (first) return { kind: 'accepted', cutout: first, wallet: body?.wallet ?? null };
  }
  if (COME_BACK.includes(request.status) || !body?.code) {
    const retryAfterMs = Number(request.getResponseHeader('retry-after')) * 1000 || null;
    return { kind: 'lost', isBusy: request.status === 429 || request.status === 503, retryAfterMs };
  }
  return { kind: 'refused', problem: { ...body, code: body.code, detail: body.detail ?? '' } };
}

type Body = Partial<Problem> & { cutouts?: (CutoutView | { error: Problem })[]; wallet?: WalletView };

function parse(text: string): Body | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
