import { Time } from '@/components/ui/time';
import { messages, translator } from '@/lib/messages/catalogue';
import { MailText } from './mail-text';

type Mail = { id: string; to: string; subject: string; sentAt: Date | null; text: string };

/** The mails of this machine: the list, and one beside it (on a phone, instead of it). */
export function Mailbox({ mails, open, origin }: { mails: Mail[]; open: Mail | null; origin: string }) {
  const t = translator('account');
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-5 py-8">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl/8 tracking-tight">{t('mailbox.title')}</h1>
        <p className="text-soft">{t('mailbox.intro')}</p>
      </div>
      <div className={`grid grid-cols-[minmax(0,1fr)] gap-6 ${open ? 'md:grid-cols-[20rem_minmax(0,1fr)]' : ''}`}>
        <div className={open ? 'max-md:hidden' : ''}>
          {mails.length === 0 ? <Empty /> : <MailList mails={mails} openId={open?.id ?? null} />}
        </div>
        {open && <OpenMail mail={open} origin={origin} />}
      </div>
    </main>
  );
}

function Empty() {
  const { empty, empty_hint } = messages.account.mailbox;
  return (
    <div className="rounded-surface border border-line border-dashed p-8 text-center">
      <p className="font-medium">{empty}</p>
      <p className="mt-1 text-soft">{empty_hint}</p>
    </div>
  );
}

function MailList({ mails, openId }: { mails: Mail[]; openId: string | null }) {
  const t = translator('account');
  return (
    <ul className="overflow-hidden rounded-surface border border-line bg-panel">
      {mails.map(({ id, subject, to, sentAt }) => (
        <li key={id} className="border-line border-b last:border-b-0">
          <a
            href={`/mailbox/${id}`}
            aria-current={id === openId ? 'page' : undefined}
            className="flex flex-col gap-0.5 px-4 py-3 hover:bg-hover aria-[current]:bg-hover"
          >
            <span className="font-medium">{subject}</span>
            <span className="flex justify-between gap-x-3 text-soft">
              <span className="min-w-0 truncate">{t('mailbox.to', { address: to })}</span>
              {sentAt && (
                <span className="shrink-0 tabular-nums">
                  <Time at={sentAt.toISOString()} />
                </span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function OpenMail({ mail: { subject, to, sentAt, text }, origin }: { mail: Mail; origin: string }) {
  const t = translator('account');
  return (
    <article className="flex min-w-0 flex-col gap-4 rounded-surface border border-line bg-panel p-6">
      <a href="/mailbox" className="text-soft underline underline-offset-4 md:hidden">
        {t('mailbox.back')}
      </a>
      <header className="flex flex-col gap-1 border-line border-b pb-4">
        <h2 className="font-semibold text-lg/6">{subject}</h2>
        <p className="break-words text-soft">
          {t('mailbox.to', { address: to })}
          {sentAt && (
            <>
              {' · '}
              <Time at={sentAt.toISOString()} />
            </>
          )}
        </p>
      </header>
      <MailText text={text} origin={origin} />
    </article>
  );
}
