import { NIL } from 'uuid';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { scopeOfWatch } from '@/lib/workspaces/scope';
import { undeliveredEvents } from '../client/events';
import { canSell } from '../client/stripe';
import { ACTION_LIMIT_MS } from '../rules/top-up';
import { findThirsty } from '../store/accounts';
import { deleteHandled, findForgotten } from '../store/events';
import { claimUnfinished, findPayment, type Unfinished } from '../store/payments';
import { findUnsent } from '../store/refunds';
import { queueEvent, recordEvent } from './events';
import { sendRefund } from './refund';
import { syncPayment } from './sync-payment';
import { expire, giveUp, runTopUp, topUp } from './top-up';

const MINUTE_MS = 60_000;
/** How long Stripe keeps events. */
const EVENTS_KEPT_MS = 30 * 24 * 60 * MINUTE_MS;
/** A checkout page lives for a day; the order of one that was never opened is forgotten after that. */
const UNOPENED_MS = 24 * 60 * MINUTE_MS;
const BATCH = 50;

/** Asks Stripe for every event that never arrived, after an outage of ours; those that did change nothing. Forgets very old ones. */
export async function reconcile(now: Date): Promise<{ missed: number }> {
  if (!canSell()) return { missed: 0 };
  let missed = 0;
  for await (const event of undeliveredEvents(new Date(now.getTime() - EVENTS_KEPT_MS))) {
    if (await recordEvent(event)) missed += 1;
  }
  await deleteHandled(new Date(now.getTime() - 3 * EVENTS_KEPT_MS));
  if (missed > 0) log.warn({ missed }, 'asked Stripe for events that never arrived');
  return { missed };
}

/** Goes on with whatever a process left undone: events, refunds, payments that nothing is heard of, top-ups. */
export async function sweepBilling(now: Date): Promise<void> {
  if (!canSell()) return;
  const before = (ageMs: number) => new Date(now.getTime() - ageMs);
  for await (const { id } of inPages('', (after) => findForgotten(before(MINUTE_MS), after, BATCH)))
    await queueEvent(id);
  for await (const { id } of inPages(NIL, (after) => findUnsent(before(MINUTE_MS), after, BATCH))) {
    await alone(sendRefund(id));
  }
  const ages = { now, before: before(10 * MINUTE_MS), leftBefore: before(MINUTE_MS) };
  for (const payment of await claimUnfinished(ages, BATCH)) await alone(goOn(payment, now));
  const priceMicros = env().PRICE_PER_IMAGE_MICROUSD;
  for await (const { id } of inPages(NIL, (after) => findThirsty(priceMicros, after, BATCH))) {
    await alone(topUp(scopeOfWatch({ workspaceId: id }), now));
  }
}

/** All rows of a list in the order of their ids: those that nothing can be done for do not keep the others from their turn. */
async function* inPages<Row extends { id: string }>(first: string, find: (afterId: string) => Promise<Row[]>) {
  for (let rows = await find(first); rows.length > 0; rows = await find(rows.at(-1)?.id ?? first)) yield* rows;
}

async function goOn({ id, kind, status, createdAt, isAtStripe }: Unfinished, now: Date): Promise<void> {
  const ageMs = now.getTime() - createdAt.getTime();
  const isOver = ageMs > ACTION_LIMIT_MS;
  if (kind === 'top_up' && status === 'open' && !isOver) return runTopUp(id);
  if (isAtStripe) await syncPayment(id);
  const payment = await findPayment(id);
  if (!payment) return;
  if (kind === 'top_up' && isOver) return giveUp(payment, 'not_finished');
  if (!isAtStripe && ageMs > UNOPENED_MS) await expire(payment);
}

/** One that fails must not keep the others from their turn. */
async function alone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) =>
    log.warn({ err: error }, 'a payment could not be looked after; the next turn tries again'),
  );
}
