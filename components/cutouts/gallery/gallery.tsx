'use client';
import { CircleCheck } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { CutoutView } from '@/lib/cutouts/view';
import { control } from '../control';
import { act } from './bulk/act';
import { Empty } from './empty';
import { Grid } from './grid/grid';
import type { Page } from './pages';
import { useSelecting } from './select/use-selecting';
import { galleryHref, type Shown } from './shown';
import type { Sorting } from './sorting';
import { useDays } from './use-days';
import { usePages } from './use-pages';

// Most who look choose nothing.
const SelectionBar = lazy(async () => ({ default: (await import('./select/bar')).SelectionBar }));

type Props = {
  workspace: string;
  shown: Shown;
  isTrash?: boolean;
  first: Page;
  sorting: Sorting;
  /** The server's clock, so that both sides render the same headings. */
  readAtMs: number;
};

/** Everything the workspace cut out, or what of it is in the trash, in rows one can choose from. */
export function Gallery({ workspace, shown, isTrash = false, first, sorting, readAtMs }: Props) {
  const t = useTranslations('gallery');
  const mark = useRef<HTMLDivElement>(null);
  const pages = usePages({ workspace, shown, isTrash, first, readAtMs, mark });
  const selecting = useSelecting(pages.cutouts);
  const days = useDays(readAtMs, isTrash, shown.sort);
  const isAlive = useHydrated();
  const [startedMs] = useState(() => performance.now());
  const onFavourite = async (cutout: CutoutView) => {
    pages.tell([{ ...cutout, favourite: !cutout.favourite }]);
    const kind = cutout.favourite ? 'unfavourite' : 'favourite';
    const { ok } = await act(workspace, { ids: [cutout.id] }, { kind });
    if (!ok) pages.tell([cutout]);
  };
  if (pages.cutouts.length === 0) return <Empty {...{ workspace, shown, isTrash }} />;
  return (
    <div className={`gallery relative mt-2 ${shown.sort === 'name' ? 'pt-11' : ''}`}>
      {!selecting.isOn && (
        <button
          type="button"
          disabled={!isAlive}
          onClick={selecting.begin}
          className={`${control.quiet} absolute top-1 right-0 z-10 -mr-2.5 text-soft`}
        >
          <CircleCheck aria-hidden className="size-4.5" strokeWidth={1.5} />
          {t('select')}
        </button>
      )}
      <Grid workspace={workspace} cutouts={pages.cutouts} {...days} selecting={selecting} onFavourite={onFavourite} />
      <div ref={mark} className="flex min-h-24 items-center justify-center py-6">
        {pages.nextCursor && (
          <a
            className={control.outline}
            href={galleryHref(workspace, shown, pages.nextCursor, isTrash)}
            onClick={(event) => {
              if (pages.isFull) return;
              event.preventDefault();
              void pages.more();
            }}
          >
            {t(pages.state === 'broken' ? 'moreBroken' : pages.state === 'loading' ? 'moreLoading' : 'more')}
          </a>
        )}
      </div>
      <p role="status" className="sr-only">
        {selecting.isOn && t('chosen', { count: 'ids' in selecting.chosen ? selecting.chosen.ids.size : -1 })}
      </p>
      {selecting.wasOn && (
        <Suspense fallback={null}>
          <SelectionBar
            {...{ workspace, shown, isTrash, pages, selecting, sorting }}
            nowMs={() => readAtMs + performance.now() - startedMs}
          />
        </Suspense>
      )}
    </div>
  );
}
