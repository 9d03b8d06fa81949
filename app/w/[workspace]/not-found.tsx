import { ButtonLink } from '@/components/ui/button';
import { Logo } from '@/components/ui/logo';
import { translator } from '@/lib/messages/catalogue';

export default function NotFoundHere() {
  const t = translator('shell');
  return (
    <div className="flex min-h-[70dvh] flex-col items-center justify-center gap-3 px-6 text-center">
      <Logo className="mb-2 size-10" />
      <h1 className="font-semibold text-[28px]/9 tracking-[-.035em]">{t('not_found.title')}</h1>
      <p className="max-w-[44ch] text-pretty text-soft">{t('not_found.text')}</p>
      <ButtonLink href="/w" variant="primary" size="lg" className="mt-3">
        {t('not_found.work')}
      </ButtonLink>
    </div>
  );
}
