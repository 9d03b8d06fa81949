'use client';
import { FolderInput, Star, Tag } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Act } from '@/lib/cutouts/query';
import type { CutoutView } from '@/lib/cutouts/view';
import { control } from '../control';
import { act } from '../gallery/bulk/act';
import { galleryHref, galleryPath } from '../gallery/shown';
import type { Sorting } from '../gallery/sorting';
import { isUnfinished } from '../list';

const BulkDialog = lazy(async () => ({ default: (await import('../gallery/bulk/dialog')).BulkDialog }));

type Props = { workspace: string; cutout: CutoutView; sorting: Sorting; onChange(cutout: CutoutView): void };

/** Where it belongs: one's favourites, its tags, its workspace. */
export function Order({ workspace, cutout, sorting, onChange }: Props) {
  const t = useTranslations('gallery');
  const router = useRouter();
  const [asked, setAsked] = useState<'tag' | 'move' | null>(null);
  const { favourite, tags } = cutout;
  const { organize } = sorting.rights;
  const mayMove = cutout.mayManage && sorting.moveTargets.length > 0 && !isUnfinished(cutout);
  const like = async () => {
    onChange({ ...cutout, favourite: !favourite });
    const { ok } = await act(workspace, { ids: [cutout.id] }, { kind: favourite ? 'unfavourite' : 'favourite' });
    if (!ok) onChange(cutout);
  };
  const end = (what: Act) => {
    setAsked(null);
    if (what.kind === 'move') return router.push(galleryPath(workspace));
    if (what.kind === 'untag') onChange({ ...cutout, tags: tags.filter(({ id }) => id !== what.tagId) });
    // The tags there are now; its own it hears of.
    router.refresh();
  };
  return (
    <div className="mx-4 mb-4 flex flex-wrap items-center gap-1.5 max-lg:order-2 lg:mx-5">
      <button
        type="button"
        aria-pressed={favourite}
        aria-label={t('favouriteOne')}
        title={t('favouriteOne')}
        className={`${control.icon} -ml-2`}
        onClick={() => void like()}
      >
        <Star aria-hidden className="size-4.5" fill={favourite ? 'currentColor' : 'none'} strokeWidth={1.75} />
      </button>
      {tags.map(({ id, name }) => (
        <Link
          key={id}
          href={galleryHref(workspace, { tag: id })}
          prefetch={false}
          className="inline-flex h-7 max-w-40 items-center rounded-full bg-hover px-3 text-[13px] ring-1 ring-line ring-inset hover:ring-edge pointer-coarse:h-9"
        >
          <span className="truncate">{name}</span>
        </Link>
      ))}
      {organize && (
        <button type="button" className={`${control.quiet} px-2.5 text-soft`} onClick={() => setAsked('tag')}>
          <Tag aria-hidden className="size-4" />
          {t('tag')}
        </button>
      )}
      {mayMove && (
        <button type="button" className={`${control.quiet} px-2.5 text-soft`} onClick={() => setAsked('move')}>
          <FolderInput aria-hidden className="size-4" />
          {t('move')}
        </button>
      )}
      {asked && (
        <Suspense fallback={null}>
          <BulkDialog
            kind={asked}
            {...{ workspace, sorting }}
            selection={{ ids: [cutout.id] }}
            count={1}
            tagged={tags}
            onClose={() => setAsked(null)}
            onEnd={end}
          />
        </Suspense>
      )}
    </div>
  );
}
