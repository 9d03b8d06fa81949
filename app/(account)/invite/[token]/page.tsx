import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { AcceptForm, JoinForm } from '@/components/account/invitation-forms';
import { SignOutButton } from '@/components/account/sign-out-button';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { MessagesProvider } from '@/components/ui/messages';
import { messages, translator } from '@/lib/messages/catalogue';
import { acceptInvitation } from '@/lib/workspaces/actions/people';
import { loadInvitation } from '@/lib/workspaces/loaders';
import { startOf } from '@/lib/workspaces/rules/places';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: messages.people.invite.title, robots: 'noindex', referrer: 'same-origin' };

/** Opening it changes nothing: mail scanners open links. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const t = translator('people');
  const invitation = await loadInvitation(token);
  if (!invitation) {
    return (
      <AccountPage title={t('invitation.ended_title')} intro={t('invitation.ended')}>
        <ButtonLink href="/" size="lg">
          {t('invitation.home')}
        </ButtonLink>
      </AccountPage>
    );
  }
  const { team, role, inviter } = invitation;
  return (
    <AccountPage
      title={t('invitation.title', { team })}
      intro={t('invitation.intro', { inviter: inviter ?? 'none', team, role })}
    >
      <Answer token={token} invitation={invitation} />
    </AccountPage>
  );
}

type Invitation = NonNullable<Awaited<ReturnType<typeof loadInvitation>>>;

function Answer({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = translator('people');
  const { email, team, viewerEmail, isKnown, mayMake } = invitation;
  const { trouble, field } = messages.account;
  if (viewerEmail === email) {
    return (
      <>
        <p className="text-soft">{t('invitation.as', { email })}</p>
        <AcceptForm accept={acceptInvitation} {...{ token, trouble }} submit={t('invitation.join', { team })} />
      </>
    );
  }
  if (viewerEmail !== null) {
    return (
      <MessagesProvider namespaces={['shell']}>
        <p className="wrap-anywhere">{t('invitation.other', { email, viewer: viewerEmail })}</p>
        <SignOutButton className={buttonClass({ size: 'lg' })}>{t('invitation.sign_out')}</SignOutButton>
      </MessagesProvider>
    );
  }
  if (isKnown) {
    const next = encodeURIComponent(`/invite/${token}`);
    return (
      <>
        <p className="wrap-anywhere">{t('invitation.known', { email })}</p>
        <ButtonLink href={`/sign-in?next=${next}`} variant="primary" size="lg">
          {t('invitation.sign_in')}
        </ButtonLink>
      </>
    );
  }
  if (!mayMake) return <p className="wrap-anywhere">{t('invitation.closed', { email })}</p>;
  return (
    <>
      <p className="wrap-anywhere text-soft">{t('invitation.new', { email })}</p>
      <JoinForm {...{ token, email, field, trouble }} next={startOf(invitation)} submit={t('invitation.make')} />
    </>
  );
}
