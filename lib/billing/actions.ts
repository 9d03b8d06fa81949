'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, done, refusal } from '@/lib/auth/action';
import type { Answer } from '@/lib/auth/answer';
import type { Viewer } from '@/lib/auth/viewer';
import { describeRefusal, type ReasonCode } from '@/lib/http';
import { LIMITS } from '@/lib/limits/rules';
import { takeToken } from '@/lib/limits/service';
import { type Proof, proveRight } from '@/lib/workspaces/service/prove';
import { buy } from './service/buy';
import { refund } from './service/refund';
import { portal, setLowLevel, setTopUp } from './service/settings';

type Outcome = { ok: true; value: unknown } | { ok: false; reason: ReasonCode };

/** An action at a workspace's till: by who may pay, so many times a minute, and its refusals in words. */
function till<Wish>(wish: z.ZodType<Wish>, act: (viewer: Viewer, right: Proof<'pay'>, wish: Wish) => Promise<Outcome>) {
  const input = z.object({ workspace: z.string(), wish });
  return action(input, async (viewer, given): Promise<Answer> => {
    const right = await proveRight(viewer, given.workspace, 'pay');
    if (!right.ok) return refusal(describeRefusal(right).detail);
    const taken = await takeToken(`till:${viewer.userId}`, LIMITS.tillByPerson, new Date());
    if (!taken.ok) return refusal(describeRefusal(taken).detail);
    const outcome = await act(viewer, right.value, given.wish);
    if (!outcome.ok) return refusal(describeRefusal(outcome).detail);
    revalidatePath(`/w/${right.value.slug}`, 'layout');
    const url = z.object({ url: z.url() }).safeParse(outcome.value).data?.url;
    return url ? { ok: true, url } : done;
  });
}

const images = z.number().int().min(0).max(1_000_000);
const cents = z.number().int().min(0).max(100_000_000);

/** Answers the address of the checkout page. */
export const buyCredit = till(z.union([z.object({ images }), z.object({ amountCents: cents })]), buy);

/** Answers the address of the customer's page at Stripe. */
export const openPortal = till(z.null(), portal);

/** `amountCents` null: everything that is unused and paid for. `key` is made once by the form: pressing twice gives back once. */
export const refundCredit = till(
  z.object({ amountCents: cents.min(1).nullable(), key: z.uuid() }),
  (_viewer, { scope }, wish) => refund(scope, wish.amountCents, wish.key),
);

export const saveTopUp = till(
  z.object({ enabled: z.boolean(), belowImages: images, images, monthlyCents: cents }),
  (_viewer, { scope }, wish) => setTopUp(scope, wish),
);

export const saveLowLevel = till(z.object({ images }), (_viewer, { scope }, wish) => setLowLevel(scope, wish.images));
