import type { Db } from '@/lib/db';
import { AHEAD, enqueue } from '@/lib/jobs/service';
import type { Mail } from './schema';
import { sealMail } from './seal';

/** Queues a mail in the caller's transaction: it leaves exactly when the transaction commits. */
export async function queueMail(tx: Db, { to, ...mail }: Mail & { to: string }): Promise<void> {
  await enqueue(tx, 'send_mail', { to, sealed: sealMail(mail) }, { maxAttempts: 10, priority: AHEAD });
}
