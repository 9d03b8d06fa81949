import { randomUUID } from 'node:crypto';
import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { handleEvent } from '@/lib/billing/service/events';
import { sendRefund } from '@/lib/billing/service/refund';
import { syncPayment } from '@/lib/billing/service/sync-payment';
import { runTopUp } from '@/lib/billing/service/top-up';
import { watchBalance } from '@/lib/billing/service/watch';
import { emptyWorkspace } from '@/lib/closing/service';
import { removeUnlessUsed } from '@/lib/cutouts/service/objects';
import { processCutout } from '@/lib/cutouts/service/process';
import { sendMail } from '@/lib/mail/client';
import { mailJobSchema } from '@/lib/mail/schema';
import { scopeOfWatch } from '@/lib/workspaces/scope';

const eventJobSchema = z.object({ eventId: z.string() });
const workspaceJobSchema = z.object({ workspaceId: z.uuid() });
const paymentJobSchema = z.object({ paymentId: z.uuid() });
const refundJobSchema = z.object({ refundId: z.uuid() });
const objectsJobSchema = z.object({ hashes: z.array(z.string()) });
const cutoutJobSchema = z.object({ cutoutId: z.uuid() });

/** What runs in the background, by the name it is queued under. */
export const tasks: TaskList = {
  // A lease belongs to one run, not to one process: a job given out twice cannot hold the same lease twice.
  cutout: async (payload) => processCutout(cutoutJobSchema.parse(payload).cutoutId, randomUUID()),
  forget_objects: async (payload) => {
    for (const hash of objectsJobSchema.parse(payload).hashes) await removeUnlessUsed(hash);
  },
  stripe_event: async (payload) => handleEvent(eventJobSchema.parse(payload).eventId),
  watch_balance: async (payload) => watchBalance(scopeOfWatch(workspaceJobSchema.parse(payload)), new Date()),
  empty_workspace: async (payload) => emptyWorkspace(workspaceJobSchema.parse(payload).workspaceId),
  payment: async (payload) => void (await syncPayment(paymentJobSchema.parse(payload).paymentId)),
  top_up: async (payload) => runTopUp(paymentJobSchema.parse(payload).paymentId),
  refund: async (payload) => sendRefund(refundJobSchema.parse(payload).refundId),
  send_mail: async (payload) => sendMail(mailJobSchema.parse(payload)),
};
