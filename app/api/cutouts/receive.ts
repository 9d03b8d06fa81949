import { MAX_FILES } from '@/lib/cutouts/rules';
import { type Intake, submitUpload, submitUrl } from '@/lib/cutouts/service/intake';
import { type Refusal, type Result, refuse } from '@/lib/result';
import { forEachUpload, type Upload } from '@/lib/uploads/multipart';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** What came of one image of a request, under the name it was sent with. */
export type Received = { name: string; intake: Intake };

const isAgain = (request: Request) => new URL(request.url).searchParams.get('again') === '1';

/** One key covers a request; each of its files has its own by its place. */
function keyFor(request: Request, index: number): string | null {
  const given = request.headers.get('idempotency-key')?.slice(0, 200);
  return given ? `${given}#${index}` : null;
}

export async function receiveFiles(
  request: Request,
  scope: WorkspaceScope,
): Promise<Result<Received[], Refusal<'bad_request'>>> {
  let index = 0;
  const take = async ({ filename, bytes }: Upload): Promise<Received> => {
    const options = { name: filename, again: isAgain(request), idempotencyKey: keyFor(request, index++) };
    return { name: filename, intake: await submitUpload(scope, bytes, options) };
  };
  const tooMany = (): Received => ({ name: '', intake: refuse('too_many_files', { maxFiles: MAX_FILES }) });
  const received = await forEachUpload(request, MAX_FILES, take, tooMany);
  return received.ok && received.value.length === 0 ? refuse('bad_request') : received;
}

export async function receiveUrl(request: Request, scope: WorkspaceScope, url: string): Promise<Received> {
  const options = { again: isAgain(request), idempotencyKey: keyFor(request, 0) };
  return { name: url, intake: await submitUrl(scope, url, options) };
}
