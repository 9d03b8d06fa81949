import { MAX_FILES, MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';
import { urlSubmissionSchema } from '@/lib/cutouts/schema';
import { type Intake, submitUpload, submitUrl } from '@/lib/cutouts/service/intake';
import { type BodyRefusal, readJson } from '@/lib/http';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Result, refuse } from '@/lib/result';
import { forEachUpload, type Upload } from '@/lib/uploads/multipart';
import { roomBytes } from '@/lib/uploads/rules';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** What came of one image of a request, under the name it was sent with. */
export type Received = { name: string; intake: Intake };

const isAgain = (request: Request) => new URL(request.url).searchParams.get('again') === '1';

/** One key covers a request; each of its files has its own by its place. */
function keyFor(request: Request, index: number): string | null {
  const given = request.headers.get('idempotency-key')?.slice(0, 200);
  return given ? `${given}#${index}` : null;
}

const isJson = (request: Request) => request.headers.get('content-type')?.startsWith('application/json') ?? false;

/** How much this request may have on its way at once. What an address leads to is known only when it came. */
export function roomFor(request: Request): number {
  const length = isJson(request) ? null : request.headers.get('content-length');
  return roomBytes(length === null ? null : Number(length), MAX_SOURCE_BYTES);
}

/** Takes in every image of a request: multipart `file` (one or many), or JSON `{url}`. */
export function receive(
  request: Request,
  scope: WorkspaceScope<'cut'>,
): Promise<Result<Received[], BodyRefusal | TooMany>> {
  return isJson(request) ? receiveUrl(request, scope) : receiveFiles(request, scope);
}

async function receiveFiles(request: Request, scope: WorkspaceScope<'cut'>): Promise<Result<Received[], BodyRefusal>> {
  let index = 0;
  const take = async ({ filename, bytes }: Upload): Promise<Received> => {
    const options = { name: filename, again: isAgain(request), idempotencyKey: keyFor(request, index++) };
    return { name: filename, intake: await submitUpload(scope, bytes, options) };
  };
  const tooMany = (): Received => ({ name: '', intake: refuse('too_many_files', { maxFiles: MAX_FILES }) });
  const received = await forEachUpload(request, MAX_FILES, take, tooMany);
  return received.ok && received.value.length === 0 ? refuse('bad_request') : received;
}

async function receiveUrl(
  request: Request,
  scope: WorkspaceScope<'cut'>,
): Promise<Result<Received[], BodyRefusal | TooMany>> {
  const sent = await readJson(request);
  if (!sent.ok) return sent;
  const body = urlSubmissionSchema.safeParse(sent.value);
  if (!body.success) return refuse('bad_request');
  const allowed = await takeToken(`address:${scope.userId}`, LIMITS.addressByPerson, new Date());
  if (!allowed.ok) return allowed;
  const options = { again: isAgain(request), idempotencyKey: keyFor(request, 0) };
  return ok([{ name: body.data.url, intake: await submitUrl(scope, body.data.url, options) }]);
}
