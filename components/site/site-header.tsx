import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button';
import { Logo } from '@/components/ui/logo';
import { translator } from '@/lib/messages/catalogue';

type Props = { isSignedIn: boolean; takesSignUps: boolean };

export function SiteHeader({ isSignedIn, takesSignUps }: Props) {
  const t = translator('site');
  return (
    <div className="mx-auto flex h-16 w-full max-w-[1280px] items-center gap-1 px-4 md:px-8">
      <Link
        href="/"
        className="-ml-1 mr-auto flex h-11 items-center gap-2.5 rounded-control px-1 font-semibold text-base"
      >
        <Logo />
        Clearcut
      </Link>
      <nav aria-label={t('nav.label')} className="flex items-center gap-1">
        <ButtonLink href="/prices" variant="quiet" className="max-sm:hidden">
          {t('nav.prices')}
        </ButtonLink>
        <ButtonLink href="/privacy" variant="quiet" className="max-sm:hidden">
          {t('nav.privacy')}
        </ButtonLink>
        {isSignedIn ? (
          <ButtonLink href="/w">{t('nav.open')}</ButtonLink>
        ) : (
          <>
            <ButtonLink href="/sign-in" variant="quiet">
              {t('nav.sign_in')}
            </ButtonLink>
            {takesSignUps && <ButtonLink href="/sign-up">{t('nav.sign_up')}</ButtonLink>}
          </>
        )}
      </nav>
    </div>
  );
}
