'use client';
import { Link2 } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ShareView } from '@/lib/shares/view';
import { ShareRow } from './row';

type Props = { workspace: string; shares: ShareView[]; older: string | null; isOlder: boolean };

/** The workspace's links that still stand, newest first. */
export function Shares({ workspace, shares, older, isOlder }: Props) {
  const t = useTranslations('share.list');
  const base = `/w/${workspace}/shares`;
  if (shares.length === 0 && !isOlder)
    return (
      <EmptyState icon={<Link2 className="size-8" strokeWidth={1.5} />} title={t('empty')}>
        <p>{t('empty_text')}</p>
        <ButtonLink href={`/w/${workspace}/cutouts`} variant="primary" size="lg" className="mt-6">
          {t('empty_action')}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <ul className="overflow-hidden rounded-surface border border-line bg-panel">
        {shares.map((share) => (
          <ShareRow key={share.id} share={share} />
        ))}
      </ul>
      <nav className="flex justify-center gap-2">
        {isOlder && <ButtonLink href={base}>{t('newest')}</ButtonLink>}
        {older && <ButtonLink href={`${base}?before=${older}`}>{t('older')}</ButtonLink>}
      </nav>
    </>
  );
}
