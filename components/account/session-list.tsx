import { buttonClass } from '@/components/ui/button-class';
import { Time } from '@/components/ui/time';
import type { Answer } from '@/lib/auth/answer';
import { locale, messages, translator } from '@/lib/messages/catalogue';
import { EndSession } from './end-session';
import { SignOutButton } from './sign-out-button';

type Session = { id: string; browser: string | null; system: string | null; createdAt: Date; lastSeenAt: Date };
type Props = {
  sessions: Session[];
  currentId: string;
  now: Date;
  end: (sessionId: string) => Promise<Answer>;
  endOthers: () => Promise<Answer>;
};

export function SessionList({ sessions, currentId, now, end, endOthers }: Props) {
  const t = translator('settings');
  const { trouble } = messages.account;
  const seen = (at: Date) => () => <time dateTime={at.toISOString()}>{relative(at, now)}</time>;
  const since = (at: Date) => () => <Time at={at.toISOString()} form="date" />;
  return (
    <div className="flex flex-col gap-4">
      <ul className="overflow-hidden rounded-surface border border-line bg-panel">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex items-center justify-between gap-4 border-line border-b px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0">
              <p className="font-medium">{nameOf(session, t)}</p>
              <p className="text-soft">
                {session.id === currentId
                  ? t('sessions.this')
                  : t.rich('sessions.seen', { when: seen(session.lastSeenAt) })}
                {' · '}
                {t.rich('sessions.since', { when: since(session.createdAt) })}
              </p>
            </div>
            {session.id === currentId ? (
              <SignOutButton className={buttonClass({})}>{t('sessions.sign_out')}</SignOutButton>
            ) : (
              <EndSession
                end={end.bind(null, session.id)}
                trouble={trouble}
                label={t('sessions.end_named', { browser: nameOf(session, t) })}
              >
                {t('sessions.end')}
              </EndSession>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <EndSession end={endOthers} trouble={trouble}>
          {t('sessions.end_others')}
        </EndSession>
      )}
    </div>
  );
}

function nameOf({ browser, system }: Session, t: ReturnType<typeof translator<'settings'>>): string {
  if (browser && system) return t('sessions.on', { browser, system });
  return browser ?? system ?? t('sessions.unknown');
}

/** "5 minutes ago", in the largest unit that fits. */
function relative(at: Date, now: Date): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 60) return format.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
}
