'use client';
import { Download, ImageOff, ImagePlus, Link2, Maximize2, RotateCcw, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Compare } from '@/components/cutouts/compare/compare';
import { fitStyle, type Size } from '@/components/cutouts/compare/view';
import { control } from '@/components/cutouts/control';
import type { CutoutView } from '@/lib/cutouts/view';
import { formatMicros } from '@/lib/money';
import { cutoutOf, type Failure, type Photo } from './photo';
import { PickFiles } from './pick-files';
import { Progress } from './progress';
import type { RemoveStore } from './store';

type Props = { workspace: string; photo: Photo; store: RemoveStore; onFiles(files: File[]): void };

/** One photo on the surface, from the drop to the download, without leaving the page. */
export function Focus({ workspace, photo, store, onFiles }: Props) {
  const t = useTranslations('remove');
  const { stage } = photo;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col gap-3 p-3 lg:gap-4 lg:p-5">
      <div className="relative min-h-60 flex-1">
        <div className="absolute inset-0 [container-type:size]">
          {stage.kind === 'done' ? (
            <Compare cutout={stage.cutout} preview={photo.preview} reveal />
          ) : (
            <Preview workspace={workspace} photo={photo} />
          )}
        </div>
      </div>
      {stage.kind === 'failed' ? (
        <FailedBar workspace={workspace} photo={photo} failure={stage} store={store} />
      ) : (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-40">
            <h1 tabIndex={-1} className="truncate font-medium outline-none">
              {photo.name}
            </h1>
            <p className="text-soft tabular-nums" role="status">
              {stage.kind === 'done' ? (
                <Outcome cutout={stage.cutout} />
              ) : (
                t(stage.kind === 'cutting' ? 'working' : 'sending')
              )}
            </p>
          </div>
          {(stage.kind === 'cutting' || stage.kind === 'done') && <Close store={store} />}
          {stage.kind === 'done' && (
            <div className="flex flex-wrap gap-2 max-sm:w-full">
              <Link
                className={`${control.outlineLarge} max-sm:flex-1`}
                href={`/w/${workspace}/cutouts/${stage.cutout.id}`}
                title={t('open')}
              >
                <Maximize2 aria-hidden className="size-4.5" />
                <span className="sm:sr-only">{t('open')}</span>
              </Link>
              <PickFiles className={`${control.outlineLarge} max-sm:flex-1`} onFiles={onFiles}>
                <ImagePlus aria-hidden className="size-4.5" />
                {t('another')}
              </PickFiles>
              <a
                className={`${control.main} max-sm:-order-1 max-sm:w-full`}
                href={`${stage.cutout.urls.result}&download=1`}
                download
              >
                <Download aria-hidden className="size-4.5" />
                {t('downloadPng')}
              </a>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** The room for a picture whose size nobody knows yet. */
const UNKNOWN: Size = { width: 1200, height: 800 };

/** The photo itself, dimmed by its progress; shown as large as its result will be. */
function Preview({ workspace, photo }: { workspace: string; photo: Photo }) {
  const [loaded, setLoaded] = useState<Size | null>(null);
  const size = cutoutOf(photo) ?? loaded ?? UNKNOWN;
  const failed = photo.stage.kind === 'failed';
  const Missing = failed ? ImageOff : Link2;
  const src = photo.preview ?? cutoutOf(photo)?.urls.original;
  return (
    <div
      className="absolute overflow-hidden rounded-picture bg-hover ring-1 ring-line"
      style={fitStyle({ width: size.width, height: size.height })}
    >
      {src ? (
        <img
          src={src}
          alt={photo.name}
          className={`size-full ${loaded ? '' : 'opacity-0'}`}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setLoaded({ width: naturalWidth, height: naturalHeight })
          }
        />
      ) : (
        <div className="checkerboard flex size-full flex-col items-center justify-center gap-3 p-6 text-center text-soft">
          <Missing aria-hidden className="size-8" strokeWidth={1.5} />
          <p className="line-clamp-3 wrap-anywhere">{photo.name}</p>
        </div>
      )}
      {(src || !failed) && <Progress workspace={workspace} stage={photo.stage} large />}
    </div>
  );
}

function Outcome({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('remove');
  const price = cutout.reused ? t('fromHistory') : formatMicros(cutout.priceMicros);
  return t('outcome', { width: String(cutout.width), height: String(cutout.height), price });
}

type FailedProps = { workspace: string; photo: Photo; failure: Failure; store: RemoveStore };

function FailedBar({ workspace, photo, failure, store }: FailedProps) {
  const t = useTranslations('remove');
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div role="alert" className="min-w-0 flex-1 basis-56">
        <h1 tabIndex={-1} className="flex items-start gap-2 font-medium outline-none">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
          {failure.credit
            ? t('noCredit', {
                needed: formatMicros(failure.credit.neededMicros),
                available: formatMicros(failure.credit.availableMicros),
              })
            : failure.text}
        </h1>
        <p className="pl-6 text-soft">{t('notCharged')}</p>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full">
        {failure.credit && (
          <Link className={`${control.main} max-sm:flex-1`} href={`/w/${workspace}/credits`}>
            {t('addCredit')}
          </Link>
        )}
        {failure.canRetry && (
          <button
            type="button"
            className={`${control.outlineLarge} max-sm:flex-1`}
            onClick={() => store.retry(photo.key)}
          >
            <RotateCcw aria-hidden className="size-4.5" />
            {t('tryAgain')}
          </button>
        )}
        <button type="button" className={`${control.outlineLarge} max-sm:flex-1`} onClick={() => store.focus(null)}>
          {t('chooseOther')}
        </button>
      </div>
    </div>
  );
}

/** Back to the drop zone: in the corner, on a phone beside the name, where it covers no picture. */
function Close({ store }: { store: RemoveStore }) {
  const t = useTranslations('remove');
  return (
    <button
      type="button"
      className={`${control.icon} rounded-full border border-line bg-panel shadow-sm sm:absolute sm:top-3 sm:right-3`}
      aria-label={t('closeFocus')}
      title={t('closeFocus')}
      onClick={() => store.focus(null)}
    >
      <X aria-hidden className="size-4" />
    </button>
  );
}
