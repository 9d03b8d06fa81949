import { randomUUID } from 'node:crypto';
import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { processCutout } from '@/lib/cutouts/service/process';
import { sendMail } from '@/lib/mail/client';
import { mailJobSchema } from '@/lib/mail/schema';

const cutoutJobSchema = z.object({ cutoutId: z.uuid() });

/** What runs in the background, by the name it is queued under. */
export const tasks: TaskList = {
  // A lease belongs to one run, not to one process: a job given out twice cannot hold the same lease twice.
  cutout: async (payload) => processCutout(cutoutJobSchema.parse(payload).cutoutId, randomUUID()),
  send_mail: async (payload) => sendMail(mailJobSchema.parse(payload)),
};
