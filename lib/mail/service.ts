import type { Db } from '@/lib/db';
import { enqueue } from '@/lib/jobs/service';
import { deliver } from './client';
import { type Mail, mailJobSchema, mailSchema } from './schema';
import { seal, unseal } from './seal';
import { composeMail } from './templates/compose';

/** Queues a mail in the caller's transaction: it leaves exactly when the transaction commits. */
export async function queueMail(tx: Db, { to, ...mail }: Mail & { to: string }): Promise<void> {
  await enqueue(tx, 'send_mail', { to, sealed: seal(mail) }, { maxAttempts: 10 });
}

/** The work of a `send_mail` job. Throws when the mail could not be handed over: the queue tries again. */
export async function sendMail(payload: unknown): Promise<void> {
  const job = mailJobSchema.parse(payload);
  await deliver(job.to, composeMail(mailSchema.parse(unseal(job.sealed))));
}
