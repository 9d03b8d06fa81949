import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Mailbox } from '@/components/account/mailbox';
import { hasMailbox, listMails, ownOrigin, readMail } from '@/lib/mail/loaders';
import { messages } from '@/lib/messages/catalogue';

export const metadata: Metadata = { title: messages.account.mailbox.title, robots: 'noindex' };

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  if (!hasMailbox()) notFound();
  const [mails, open] = await Promise.all([listMails(), readMail((await params).id)]);
  if (!open) notFound();
  return <Mailbox mails={mails} open={open} origin={ownOrigin()} />;
}
