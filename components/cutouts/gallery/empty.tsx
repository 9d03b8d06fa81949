import { ImagePlus, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { control } from '../control';

/** What stands where pictures will be: the way to the first one, or that the search found none. */
export function Empty({ workspace, q }: { workspace: string; q: string }) {
  const t = useTranslations('cutouts');
  const Icon = q ? SearchX : ImagePlus;
  return (
    <div className="flex min-h-[60vh] flex-col items-center justify-center gap-3 text-center">
      <span className="checkerboard grid size-20 place-items-center rounded-surface ring-1 ring-line">
        <Icon aria-hidden className="size-8 text-soft" strokeWidth={1.5} />
      </span>
      <h2 className="font-semibold text-2xl tracking-tight">{q ? t('nothingFound', { q }) : t('empty')}</h2>
      <p className="max-w-sm text-balance text-soft">{q ? t('nothingFoundHint') : t('emptyHint')}</p>
      {q ? (
        <Link className={`${control.outlineLarge} mt-2`} href={`/w/${workspace}/cutouts`}>
          {t('showAll')}
        </Link>
      ) : (
        <Link className={`${control.main} mt-2`} href={`/w/${workspace}/remove`}>
          {t('emptyAction')}
        </Link>
      )}
    </div>
  );
}
