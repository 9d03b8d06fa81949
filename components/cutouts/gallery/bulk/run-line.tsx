'use client';
import { useTranslations } from 'use-intl/react';
import type { Run } from './use-run';

/** How far it is, or why it stopped. */
export function RunLine({ run: { progress, stopped }, count }: { run: Run; count: number | null }) {
  const t = useTranslations('gallery');
  if (stopped) {
    return (
      <p role="alert" className="text-bad">
        {stopped.detail ?? t('offline')} {stopped.done > 0 && t('stoppedAfter', { done: stopped.done })}
      </p>
    );
  }
  if (!progress) return null;
  const at = progress.done + progress.skipped;
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-soft tabular-nums">
        {count === null ? t('doneSoFar', { done: at }) : t('doneOf', { done: at, count })}
      </p>
      {count === null ? (
        <span aria-hidden className="running h-1 rounded-full bg-hover" />
      ) : (
        <progress className="h-1 w-full accent-action" max={count} value={at} aria-label={t('progress')} />
      )}
    </div>
  );
}
