'use client';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import type { CutoutView } from '@/lib/cutouts/view';
import { formatMicros } from '@/lib/money';
import { stageOf, summaryOf } from './photo';
import { cutoutIds, type RemoveStore, type State } from './store';
import { StripTile } from './strip-tile';

type Props = { workspace: string; store: RemoveStore; state: State; recent: CutoutView[] };

/** The batch and how it stands; before one, what was cut lately. */
export function Strip({ workspace, store, state, recent }: Props) {
  const t = useTranslations('remove');
  const { photos } = state;
  const mine = cutoutIds(photos);
  const others = recent.filter(({ id }) => !mine.has(id)).slice(0, 12);
  if (photos.length === 0 && others.length === 0) return null;
  const summary = summaryOf(photos);
  const failedOnes = photos.filter(({ stage }) => stage.kind === 'failed' && stage.canRetry);
  return (
    <section
      aria-labelledby="strip-title"
      className="min-w-0 rounded-surface border border-line bg-panel p-3 lg:px-5 lg:py-3"
    >
      <header className="flex min-h-9 flex-wrap items-center gap-x-3">
        <h2 id="strip-title" className="shrink-0 font-medium">
          {t(photos.length === 0 ? 'recent' : photos.length === 1 ? 'justNow' : 'batch')}
        </h2>
        {photos.length > 1 && (
          <p role="status" className="text-soft tabular-nums max-sm:order-last max-sm:basis-full">
            {t('progress', {
              done: summary.done,
              count: summary.count,
              spent: formatMicros(summary.spentMicros),
              running: String(summary.isRunning),
            })}
            {summary.reused > 0 && ` · ${t('reusedCount', { count: summary.reused })}`}
            {summary.failed > 0 && ` · ${t('failedCount', { count: summary.failed })}`}
          </p>
        )}
        <span className="flex-1" />
        {photos.some(({ stage }) => stage.kind === 'failed' && stage.credit) && (
          <Link className={control.outline} href={`/w/${workspace}/credits`}>
            {t('addCredit')}
          </Link>
        )}
        {failedOnes.length > 1 && (
          <button
            type="button"
            className={control.quiet}
            onClick={() => {
              for (const { key } of failedOnes) store.retry(key);
            }}
          >
            {t('retryFailed', { count: failedOnes.length })}
          </button>
        )}
        <Link className={`${control.quiet} -mr-2`} href={`/w/${workspace}/cutouts`}>
          {t('all')}
        </Link>
      </header>
      <ul className="scrollbar-none -mx-1 mt-1 flex gap-2 overflow-x-auto p-1">
        {photos.map((photo) => (
          <StripTile
            key={photo.key}
            workspace={workspace}
            name={photo.name}
            stage={photo.stage}
            preview={photo.preview}
            onRetry={() => store.retry(photo.key)}
          />
        ))}
        {photos.length > 0 && others.length > 0 && (
          <li aria-hidden className="mx-1 w-px shrink-0 self-stretch bg-line" />
        )}
        {others.map((cutout) => (
          <StripTile
            key={cutout.id}
            workspace={workspace}
            name={cutout.name}
            stage={stageOf(cutout)}
            preview={cutout.placeholder}
          />
        ))}
      </ul>
    </section>
  );
}
