import { ButtonLink } from '@/components/ui/button';
import { translator } from '@/lib/messages/catalogue';
import { imagesFor } from '@/lib/money';

export type Offer = { priceMicros: bigint; welcomeMicros: bigint; takesSignUps: boolean };

/** The one next step: an account, or back to work for those who have one. */
export function FirstStep({ offer, isSignedIn }: { offer: Offer; isSignedIn: boolean }) {
  const t = translator('site');
  const free = imagesFor(offer.welcomeMicros, offer.priceMicros);
  const [href, label] = isSignedIn
    ? ['/w', t('nav.open')]
    : !offer.takesSignUps
      ? ['/sign-in', t('nav.sign_in')]
      : ['/sign-up', free > 0 ? t('start_free', { count: free }) : t('start')];
  return (
    <ButtonLink href={href} variant="primary" size="lg">
      {label}
    </ButtonLink>
  );
}
