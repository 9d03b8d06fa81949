import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Mailbox } from '@/components/account/mailbox';
import { hasMailbox, listMails, ownOrigin } from '@/lib/mail/loaders';
import { messages } from '@/lib/messages/catalogue';

export const metadata: Metadata = { title: messages.account.mailbox.title, robots: 'noindex' };

export default async function MailboxPage() {
  if (!hasMailbox()) notFound();
  return <Mailbox mails={await listMails()} open={null} origin={ownOrigin()} />;
}
