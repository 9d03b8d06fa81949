import { env } from '@/lib/env';
import { BodyFailed, type FetchRefusal } from '@/lib/net/body';
import { guardedFetch } from '@/lib/net/guarded-fetch';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { stage } from '@/lib/storage/staging';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { MAX_SOURCE_BYTES, nameInUrl } from '../rules';
import { findAccepted, type SubmitOptions, type SubmitRefusal, type Submitted, submitStaged } from './submit';

const URL_TIMEOUT_MS = 30_000;

type IntakeRefusal =
  | SubmitRefusal
  | Refusal<'too_large', { limitBytes: number }>
  | Refusal<'empty_file'>
  | Refusal<'too_many_files', { maxFiles: number }>
  | Refusal<'address_refused'>
  | Refusal<'fetch_failed'>;

export type Intake = Result<Submitted, IntakeRefusal>;

/** Takes one uploaded image from its stream. Nothing of it stays when it is refused or its sender goes away. */
export async function submitUpload(
  scope: WorkspaceScope<'cut'>,
  bytes: AsyncIterable<Uint8Array>,
  options: SubmitOptions,
): Promise<Intake> {
  const staged = await stage(bytes, MAX_SOURCE_BYTES);
  if (!staged.ok) return staged;
  return submitStaged(scope, staged.value, options);
}

/** Fetches an image by its address, through the guard, and takes it. */
export async function submitUrl(
  scope: WorkspaceScope<'cut'>,
  url: string,
  options: Omit<SubmitOptions, 'name'>,
): Promise<Intake> {
  // A second try of what was accepted must not depend on what the address answers today.
  const accepted = await findAccepted(scope, options.idempotencyKey);
  if (accepted) return ok(accepted);
  const fetched = await guardedFetch(url, {
    allowOrigins: env().FETCH_ALLOW_ORIGINS,
    maxBytes: MAX_SOURCE_BYTES,
    timeoutMs: URL_TIMEOUT_MS,
    allowHttp: true,
  });
  if (!fetched.ok) return withoutWhy(fetched);
  const staged = await stageFetched(fetched.value.body);
  if (!staged.ok) return staged;
  return submitStaged(scope, staged.value, { ...options, name: nameInUrl(fetched.value.finalUrl) });
}

/** Why a fetch failed would tell strangers which names exist in our network. */
function withoutWhy(refusal: FetchRefusal) {
  return refusal.reason === 'fetch_failed' ? refuse('fetch_failed') : refusal;
}

async function stageFetched(body: AsyncIterable<Uint8Array>) {
  try {
    return await stage(body, MAX_SOURCE_BYTES);
  } catch (error) {
    if (error instanceof BodyFailed) return withoutWhy(error.refusal);
    throw error;
  }
}
