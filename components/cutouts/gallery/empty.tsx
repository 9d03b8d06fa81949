import { ImagePlus, SearchX, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { control } from '../control';
import { galleryPath, isFiltered, type Shown } from './shown';

type Props = { workspace: string; shown: Shown; isTrash: boolean };

/** What stands where pictures will be: the way to the first one, or that nothing is as it was asked for. */
export function Empty({ workspace, shown, isTrash }: Props) {
  const t = useTranslations('gallery');
  const kind = isFiltered(shown) ? 'nothing' : isTrash ? 'noTrash' : 'empty';
  const Icon = { nothing: SearchX, noTrash: Trash2, empty: ImagePlus }[kind];
  const { q } = shown;
  const isOnlyName = q !== undefined && Object.values(shown).filter(Boolean).length === 1;
  return (
    <div className="flex min-h-[60vh] flex-col items-center justify-center gap-3 text-center">
      <span className="checkerboard grid size-20 place-items-center rounded-surface ring-1 ring-line">
        <Icon aria-hidden className="size-8 text-soft" strokeWidth={1.5} />
      </span>
      <h2 className="wrap-anywhere font-semibold text-2xl tracking-tight">
        {kind === 'nothing' && isOnlyName ? t('nothingNamed', { q }) : t(kind)}
      </h2>
      <p className="max-w-sm text-balance text-soft">
        {t(kind === 'nothing' && isOnlyName ? 'nothingNamedHint' : `${kind}Hint`)}
      </p>
      {kind === 'empty' ? (
        <Link className={`${control.main} mt-2`} href={`/w/${workspace}/remove`}>
          {t('emptyAction')}
        </Link>
      ) : (
        <Link className={`${control.outlineLarge} mt-2`} href={galleryPath(workspace)}>
          {t('showAll')}
        </Link>
      )}
    </div>
  );
}
