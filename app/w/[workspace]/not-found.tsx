import { StatePage } from '@/components/site/state-page';
import { ButtonLink } from '@/components/ui/button';
import { translator } from '@/lib/messages/catalogue';

export default function NotFoundHere() {
  const t = translator('shell');
  return (
    <StatePage inShell title={t('not_found.title')} text={t('not_found.text')}>
      <ButtonLink href="/w" variant="primary" size="lg">
        {t('not_found.work')}
      </ButtonLink>
    </StatePage>
  );
}
