import type { Metadata } from 'next';
import { StatePage } from '@/components/site/state-page';
import { ButtonLink } from '@/components/ui/button';
import { translator } from '@/lib/messages/catalogue';

export const metadata: Metadata = { title: translator('shell')('not_found.title') };

export default function NotFound() {
  const t = translator('shell');
  return (
    <StatePage title={t('not_found.title')} text={t('not_found.text')}>
      <ButtonLink href="/w" variant="primary" size="lg">
        {t('not_found.work')}
      </ButtonLink>
      <ButtonLink href="/" size="lg">
        {t('not_found.home')}
      </ButtonLink>
    </StatePage>
  );
}
