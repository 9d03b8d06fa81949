import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';
import { type MailJob, mailSchema } from './schema';
import { unsealMail } from './seal';
import { composeMail } from './templates/compose';

/** Where mails go when there is no SMTP server. */
export const mailFolder = () => path.join(env().DATA_DIR, 'mail');

let smtp: Transporter | undefined;

/**
 * The work of a `send_mail` job: sends by SMTP_URL, or writes `DATA_DIR/mail/<time>-<id>.eml`. Throws when the mail could
 * not be handed over: the queue tries again.
 */
export async function sendMail({ to, sealed }: MailJob): Promise<void> {
  const mail = composeMail(mailSchema.parse(unsealMail(sealed)));
  const message = { from: env().MAIL_FROM, to: { name: '', address: to }, ...mail };
  const { SMTP_URL } = env();
  if (!SMTP_URL) return writeToFolder(message);
  smtp ??= createTransport(SMTP_URL, { connectionTimeout: 10_000, socketTimeout: 30_000 });
  await smtp.sendMail(message);
}

async function writeToFolder(message: object): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message: bytes } = await transport.sendMail(message);
  const folder = mailFolder();
  await mkdir(folder, { recursive: true });
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const file = path.join(folder, `${time}-${randomBytes(4).toString('hex')}.eml`);
  // A reader of the folder must never see half a mail.
  await writeFile(`${file}.part`, bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
