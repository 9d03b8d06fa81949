import { env } from '@/lib/env';
import type { FetchRefusal } from '@/lib/net/body';
import { guardedBytes } from '@/lib/net/guarded-fetch';
import type { Result } from '@/lib/result';
import { type ImageForm, submitPayload, type UpstreamImage } from './payload';
import { GMI_MODEL, type GmiOutcome, judgePoll, judgeSubmit, type OperatorFault } from './rules';
import { callGmi } from './transport';

type Waiting = { signal: AbortSignal };

const QUICK_CALL_MS = 30_000;
const DOWNLOAD_MS = 120_000;
/** A result is a PNG of the size that was sent; 50 megapixels of noise with alpha stay below. */
const MAX_RESULT_BYTES = 100 * 1024 * 1024;

let provenForm: ImageForm | undefined;

/**
 * Sends one picture and waits for the answer, at most `GMI_TIMEOUT_MS`. It may be the result at once or a request to ask
 * for. While `GMI_IMAGE_FORM` is `auto` and no form has worked yet in this process, a refused input is sent once more in
 * the other form.
 */
export async function submitRemoval(image: UpstreamImage, { signal }: Waiting): Promise<GmiOutcome> {
  const chosen = env().GMI_IMAGE_FORM;
  const first = chosen === 'data-uri' || chosen === 'base64' ? chosen : (provenForm ?? 'base64');
  const outcome = await submitAs(image, first, signal);
  const mayBeTheForm = outcome.kind === 'refused' && outcome.code === 'input_refused';
  if (chosen !== 'auto' || provenForm || !mayBeTheForm) return outcome;
  const second = await submitAs(image, first === 'base64' ? 'data-uri' : 'base64', signal);
  return second.kind === 'refused' ? outcome : second;
}

async function submitAs(image: UpstreamImage, form: ImageForm, signal: AbortSignal): Promise<GmiOutcome> {
  const payload = submitPayload(image, form);
  const reply = await callGmi({ method: 'POST', path: '/requests', payload, timeoutMs: env().GMI_TIMEOUT_MS, signal });
  const outcome = judgeSubmit(reply);
  // Accepted is proof enough: a form that the route does not take is refused at once.
  if (outcome.kind === 'done' || outcome.kind === 'pending') provenForm = form;
  return outcome;
}

/** Asks once how an accepted request stands. `retry` means that it ended without a result and may be submitted anew. */
export async function pollRemoval(requestId: string, { signal }: Waiting): Promise<GmiOutcome> {
  const path = `/requests/${encodeURIComponent(requestId)}`;
  return judgePoll(await callGmi({ method: 'GET', path, timeoutMs: QUICK_CALL_MS, signal }), requestId);
}

/**
 * Downloads a result without our key: from any public https address, or from exactly the origin of `GMI_BASE_URL`.
 * At most 100 MB and two minutes. Its bytes are judged elsewhere; what it calls itself is not looked at.
 */
export async function downloadResult(mediaUrl: string, { signal }: Waiting): Promise<Result<Buffer, FetchRefusal>> {
  const allowOrigins = [new URL(env().GMI_BASE_URL).origin];
  return guardedBytes(mediaUrl, { allowOrigins, maxBytes: MAX_RESULT_BYTES, timeoutMs: DOWNLOAD_MS, signal });
}

export type ModelCheck =
  | { kind: 'ready' }
  | { kind: 'operator_fault'; code: OperatorFault; upstreamMessage: string }
  | { kind: 'unreachable'; upstreamMessage: string };

/** A free look whether the key is right and the model there. It also passes while the account is empty. */
export async function checkModel({ signal }: Waiting): Promise<ModelCheck> {
  const reply = await callGmi({ method: 'GET', path: `/models/${GMI_MODEL}`, timeoutMs: QUICK_CALL_MS, signal });
  if (reply.kind === 'answer' && reply.status === 200) return { kind: 'ready' };
  const outcome = judgeSubmit(reply);
  if (outcome.kind === 'operator_fault') return outcome;
  return {
    kind: 'unreachable',
    upstreamMessage: 'upstreamMessage' in outcome ? outcome.upstreamMessage : outcome.kind,
  };
}
