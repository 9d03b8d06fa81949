'use client';
import { Download, FolderInput, RotateCcw, Star, Tag, Trash2, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Act } from '@/lib/cutouts/query';
import type { CutoutView } from '@/lib/cutouts/view';
import { firstIdAt } from '@/lib/ids';
import { isUnfinished } from '../../list';
import type { Outcome } from '../bulk/act';
import type { Asked } from '../bulk/dialog';
import { RunLine } from '../bulk/run-line';
import { useRun } from '../bulk/use-run';
import type { Shown } from '../shown';
import type { Sorting } from '../sorting';
import type { Pages } from '../use-pages';
import { BarButton } from './bar-button';
import { Said } from './said';
import { isChosen, MOST_NAMED, type Selection, selectionOf } from './selecting';
import { ShareChosen } from './share-chosen';
import type { UseSelecting } from './use-selecting';
import { useZip } from './use-zip';

/** What nobody has asked for yet does not come with the page. */
const BulkDialog = lazy(async () => ({ default: (await import('../bulk/dialog')).BulkDialog }));

type Props = {
  workspace: string;
  shown: Shown;
  isTrash: boolean;
  pages: Pages;
  selecting: UseSelecting;
  sorting: Sorting;
  /** The server's clock now, in milliseconds. */
  nowMs: () => number;
};

export type Ended = { what: Act; outcome: Outcome; selection: Selection };

/** What can be done with what is chosen. What somebody may not do is not there. */
export function SelectionBar({ workspace, shown, isTrash, pages, selecting, sorting, nowMs }: Props) {
  const t = useTranslations('gallery');
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const { chosen, isOn } = selecting;
  const selection = selectionOf(chosen, shown, isTrash);
  const loaded = pages.cutouts.filter(({ id }) => isChosen(chosen, id));
  const count = 'ids' in chosen ? chosen.ids.size : null;
  const { organize, manageCutouts } = sorting.rights;
  const mayChange = manageCutouts || (organize && (count === null || loaded.some((one) => one.mayManage)));

  const end = (what: Act, outcome: Outcome) => {
    setAsked(null);
    setEnded({ what, outcome, selection });
    selecting.end();
    // The filters name the tags there are; the pictures hear of theirs by themselves.
    if (what.kind === 'tag' || what.kind === 'untag') router.refresh();
    const changed = changedBy(what, loaded);
    if (changed) pages.tell(changed);
    else if (count === null) void pages.reload();
    else pages.remove(new Set(loaded.filter((one) => leaves(what, one)).map(({ id }) => id)));
  };
  const run = useRun(workspace, selection, end);
  const zip = useZip(workspace, selection);
  const ask = (kind: Asked) => () => setAsked(kind);
  const isNothing = count === 0;
  const allFavourites = loaded.length > 0 && loaded.every((one) => one.favourite);
  const mayOffer = 'ids' in chosen && pages.cutouts.length > 0 && (pages.nextCursor || count === MOST_NAMED);
  const upTo = () => {
    const ids = pages.cutouts.map(({ id }) => id);
    return [...ids, firstIdAt(new Date(nowMs()))].sort().at(-1) ?? '';
  };

  return (
    <>
      {ended && !isOn && <Said {...ended} workspace={workspace} onClose={() => setEnded(null)} />}
      {isOn && (
        <section
          aria-label={t('selection')}
          className="selection-bar fixed inset-x-2 z-20 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-col gap-1 rounded-surface border border-line bg-panel p-2 shadow-black/15 shadow-xl"
        >
          {(zip.problem || run.progress || run.stopped) && (
            <div className="px-2 py-1">
              {zip.problem && (
                <p role="alert" className="text-bad">
                  {zip.problem}
                </p>
              )}
              <RunLine run={run} count={count} />
            </div>
          )}
          <div className="flex items-center gap-1 max-sm:justify-between">
            <p className="shrink-0 px-2 font-medium tabular-nums">{t('chosenShort', { count: count ?? -1 })}</p>
            {mayOffer && (
              <button
                type="button"
                className="h-9 shrink-0 rounded-control px-2 text-accent-strong hover:bg-hover pointer-coarse:h-11"
                onClick={() => selecting.chooseAll(upTo())}
              >
                {t('chooseAll')}
              </button>
            )}
            <span className="flex-1 sm:hidden" />
            <BarButton icon={X} label={t('endChoosing')} onClick={selecting.end} className="sm:order-last" />
            <span className="hidden items-center gap-1 sm:contents">
              {!isTrash &&
                zip.form(
                  <BarButton icon={Download} label={t('zip')} isMain isWide disabled={isNothing} type="submit" />,
                )}
            </span>
            <span className="contents max-sm:hidden">{acts()}</span>
          </div>
          <div className="flex items-center justify-around gap-1 sm:hidden">
            {!isTrash &&
              zip.form(<BarButton icon={Download} label={t('zip')} isMain disabled={isNothing} type="submit" />)}
            {acts()}
          </div>
        </section>
      )}
      {asked && (
        <Suspense fallback={null}>
          <BulkDialog
            kind={asked}
            {...{ workspace, selection, count, sorting }}
            tagged={tagsOf(loaded)}
            onClose={() => setAsked(null)}
            onEnd={end}
          />
        </Suspense>
      )}
    </>
  );

  function acts() {
    if (isTrash) {
      return (
        mayChange && (
          <>
            <BarButton
              {...{ icon: RotateCcw, label: t('restore'), isWide: true, disabled: isNothing || run.progress !== null }}
              onClick={() => void run.start({ kind: 'restore' })}
            />
            <BarButton icon={Trash2} label={t('purge')} isWide disabled={isNothing} onClick={ask('purge')} />
          </>
        )
      );
    }
    return (
      <>
        {organize && <BarButton icon={Tag} label={t('tag')} isWide disabled={isNothing} onClick={ask('tag')} />}
        <BarButton
          {...{ icon: Star, label: t(allFavourites ? 'unfavourite' : 'favourite') }}
          disabled={isNothing || run.progress !== null}
          onClick={() => void run.start({ kind: allFavourites ? 'unfavourite' : 'favourite' })}
        />
        {mayChange && sorting.moveTargets.length > 0 && (
          <BarButton icon={FolderInput} label={t('move')} isWide disabled={isNothing} onClick={ask('move')} />
        )}
        {sorting.rights.share && count !== null && <ShareChosen workspace={workspace} chosen={loaded} />}
        {mayChange && <BarButton icon={Trash2} label={t('delete')} disabled={isNothing} onClick={ask('trash')} />}
      </>
    );
  }
}

/** Whether one leaves the page by an act; what one may not touch, and what is not finished, does not move. */
const leaves = ({ kind }: Act, cutout: CutoutView) => cutout.mayManage && !(kind === 'move' && isUnfinished(cutout));

/** What an act makes of those that stay where they are; null when they do not, or when only the server knows. */
function changedBy(what: Act, cutouts: CutoutView[]): CutoutView[] | null {
  switch (what.kind) {
    case 'favourite':
    case 'unfavourite':
      return cutouts.map((one) => ({ ...one, favourite: what.kind === 'favourite' }));
    case 'tag':
      return [];
    case 'untag':
      return cutouts.map((one) => ({ ...one, tags: one.tags.filter(({ id }) => id !== what.tagId) }));
    default:
      return null;
  }
}

function tagsOf(cutouts: CutoutView[]): Sorting['tags'] {
  const tags = new Map(cutouts.flatMap((cutout) => cutout.tags.map((tag) => [tag.id, tag])));
  return [...tags.values()].sort((a, b) => a.name.localeCompare(b.name));
}
