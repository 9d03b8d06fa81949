import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { probe } from '@/lib/images/probe';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isStored, keep } from '@/lib/storage/client';
import { discard, type StagedFile } from '@/lib/storage/staging';
import { inTransaction } from '@/lib/transaction';
import { balanceOf } from '@/lib/wallet/service/balance';
import { type CapReached, type InsufficientCredit, reserve } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { cleanName, fairPriority, QUEUE_LIMIT_MS } from '../rules';
import {
  countWaiting,
  findByIdempotencyKey,
  findSameBytes,
  insertCutout,
  lockForUse,
  type NewCutout,
} from '../store/accept';
import { findCutout } from '../store/read';
import type { CutoutRow } from '../view';
import { alone } from './alone';
import { cutter } from './known';
import { removeUnlessUsed } from './objects';
import { queueCutout } from './queue';

export type SubmitOptions = {
  name: string;
  /** The same key and bytes again answer the same cutout. */
  idempotencyKey: string | null;
  /** Cut again although the same bytes are in the history. */
  again: boolean;
};

/** `reused`: answered from history for nothing. A repeated request is not: its first one was charged. */
export type Submitted = { row: CutoutRow; reused: boolean };
export type SubmitRefusal =
  | Exclude<Awaited<ReturnType<typeof probe>>, { ok: true }>
  | InsufficientCredit
  | CapReached
  | Refusal<'not_found'>
  | Refusal<'idempotency_mismatch'>;

/**
 * Accepts one staged image: looks at it, reserves its price and queues it in one transaction. Same bytes are answered
 * from history for nothing. Whatever the answer, the staged file is gone afterwards; a refusal leaves no object behind.
 */
export async function submitStaged(
  scope: WorkspaceScope<'cut'>,
  staged: StagedFile,
  options: SubmitOptions,
): Promise<Result<Submitted, SubmitRefusal>> {
  try {
    return await accept(scope, staged, options);
  } finally {
    await discard(staged);
  }
}

async function accept(
  scope: WorkspaceScope<'cut'>,
  staged: StagedFile,
  options: SubmitOptions,
): Promise<Result<Submitted, SubmitRefusal>> {
  const priceMicros = env().PRICE_PER_IMAGE_MICROUSD;
  const source = { sourceHash: staged.hash, ...cutter() };

  const [known, { availableMicros }] = await Promise.all([findEarlier(scope, source, options), balanceOf(scope)]);
  if (known) return known;

  const probed = await probe(staged.path);
  if (!probed.ok) return probed;

  // The common refusal costs no file and no transaction; the reserve below decides.
  if (availableMicros < priceMicros) {
    return refuse('insufficient_credit', { neededMicros: priceMicros, availableMicros });
  }

  const cutout: NewCutout = {
    ...source,
    id: newId(),
    name: cleanName(options.name),
    priceMicros,
    first: !options.again,
    idempotencyKey: options.idempotencyKey,
    sourceFormat: probed.value.format,
    sourceSizeBytes: staged.sizeBytes,
    width: probed.value.width,
    height: probed.value.height,
    placeholder: probed.value.placeholder,
    deadlineAt: new Date(Date.now() + QUEUE_LIMIT_MS),
  };
  await keep(staged);
  const accepted = await insideOneTransaction(scope, staged, cutout).catch(async (error: unknown) => {
    await alone(removeUnlessUsed(staged.hash));
    throw error;
  });
  if (accepted.ok) {
    const row = await findCutout(scope, cutout.id);
    if (!row) throw new Error(`cutout ${cutout.id} vanished right after it was accepted`);
    return ok({ row, reused: false });
  }
  await removeUnlessUsed(staged.hash);
  if (accepted.reason !== 'twin') return accepted;
  const twin = await findEarlier(scope, source, options);
  // The twin ended as failed meanwhile: its bytes are free again.
  return twin ?? accept(scope, staged, options);
}

/** Inserts, reserves and queues, together or not at all. */
function insideOneTransaction(scope: WorkspaceScope<'cut'>, staged: StagedFile, cutout: NewCutout) {
  return inTransaction(async (tx) => {
    await lockForUse(tx, staged.hash);
    // A refused twin may have removed the object between keeping and locking.
    if (!(await isStored(staged.hash))) await keep(staged);
    if (!(await insertCutout(tx, scope, cutout))) return refuse('twin');
    const reserved = await reserve(tx, scope, cutout.id, cutout.priceMicros);
    if (!reserved.ok) return reserved;
    await queueCutout(tx, cutout.id, { priority: fairPriority((await countWaiting(tx, scope)) - 1) });
    return ok(undefined);
  });
}

async function findEarlier(
  scope: WorkspaceScope<'cut'>,
  source: { sourceHash: string; provider: string; model: string },
  options: SubmitOptions,
): Promise<Result<Submitted, Refusal<'idempotency_mismatch'>> | null> {
  if (options.idempotencyKey !== null) {
    const row = await findByIdempotencyKey(scope, options.idempotencyKey);
    if (row) return row.sourceHash === source.sourceHash ? ok({ row, reused: false }) : refuse('idempotency_mismatch');
  }
  if (options.again) return null;
  const row = await findSameBytes(scope, source);
  return row ? ok({ row, reused: true }) : null;
}

/** What was accepted under this key before, whatever it was sent as. */
export async function findAccepted(
  scope: WorkspaceScope<'cut'>,
  idempotencyKey: string | null,
): Promise<Submitted | null> {
  const row = idempotencyKey === null ? null : await findByIdempotencyKey(scope, idempotencyKey);
  return row && { row, reused: false };
}
