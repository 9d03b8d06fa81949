import type { Metadata } from 'next';
import { AccountLink } from '@/components/account/account-page';
import { NameForm } from '@/components/account/name-form';
import { PasswordForm } from '@/components/account/password-form';
import { SessionList } from '@/components/account/session-list';
import { SettingsSection } from '@/components/account/settings-section';
import { endOneSession, endOtherSessions, saveName, savePassword } from '@/lib/auth/actions';
import { hasPassword, listSessions } from '@/lib/auth/loaders';
import { requireViewer } from '@/lib/auth/viewer';
import { messages, translator } from '@/lib/messages/catalogue';

export const metadata: Metadata = { title: messages.settings.title };

export default async function SettingsPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const [sessions, canChange] = await Promise.all([listSessions(viewer, now), hasPassword(viewer.userId)]);
  const t = translator('settings');
  const { settings: text, account } = messages;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-10 px-5 py-8">
      <h1 className="font-semibold text-2xl/8 tracking-tight">{t('title')}</h1>
      <SettingsSection title={t('profile.title')}>
        <NameForm
          save={saveName}
          name={viewer.name ?? ''}
          email={viewer.email}
          text={text.profile}
          saved={text.saved}
          trouble={account.trouble}
        />
      </SettingsSection>
      <SettingsSection title={t('password.title')}>
        {canChange ? (
          <PasswordForm
            save={savePassword}
            email={viewer.email}
            text={text.password}
            field={account.field}
            trouble={account.trouble}
          />
        ) : (
          <p className="text-soft">
            {t('password.none')} <AccountLink href="/forgot">{t('password.ask')}</AccountLink>
          </p>
        )}
      </SettingsSection>
      <SettingsSection title={t('sessions.title')} intro={t('sessions.intro')}>
        <SessionList
          sessions={sessions}
          currentId={viewer.sessionId}
          now={now}
          end={endOneSession}
          endOthers={endOtherSessions}
        />
      </SettingsSection>
    </div>
  );
}
