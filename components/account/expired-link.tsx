import { ButtonLink } from '@/components/ui/button';
import { translator } from '@/lib/messages/catalogue';
import { AccountPage } from './account-page';

/** What a mailed link shows when it was used or is too old. */
export function ExpiredLink({ href, label }: { href: string; label: string }) {
  const t = translator('account');
  return (
    <AccountPage title={t('expired.title')} intro={t('expired.text')}>
      <ButtonLink href={href} size="lg">
        {label}
      </ButtonLink>
    </AccountPage>
  );
}
