'use client';
import { TriangleAlert } from 'lucide-react';
import { lazy, type Ref, Suspense } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { Compare } from '../compare/compare';
import type { Zoom } from '../compare/use-zoom';
import { fitStyle } from '../compare/view';
import { isUnfinished, workOf } from '../list';
import { useConnectionLost } from '../use-live';

// Most did not fail.
const TryAgain = lazy(async () => ({ default: (await import('./try-again')).TryAgain }));

type Props = { ref: Ref<HTMLDivElement>; workspace: string; cutout: CutoutView; zoom: Zoom; held: boolean };

/** Where the picture stands: comparable when it is cut, dimmed with what is going on while it is not. */
export function Stage({ ref, workspace, cutout, zoom, held }: Props) {
  const isZoomed = zoom.view.zoom !== null;
  return (
    // The inner one is placed absolutely: browsers measure a size container that only grew to its height as 0.
    <div className="relative min-h-[max(14rem,calc(100dvh-25rem))] flex-1 lg:min-h-56">
      <div
        ref={ref}
        // A click into the picture gives it the keys; who has no pointer gets there by the divider.
        tabIndex={-1}
        className={`absolute inset-0 overflow-hidden rounded-picture outline-none [container-type:size] ${
          isZoomed ? 'cursor-grab touch-none ring-1 ring-line active:cursor-grabbing' : 'touch-pan-y'
        }`}
      >
        {cutout.status === 'succeeded' ? (
          <Compare cutout={cutout} zoom={zoom} held={held} />
        ) : (
          <>
            <div className="absolute overflow-hidden rounded-picture ring-1 ring-line" style={fitStyle(cutout)}>
              <img src={cutout.placeholder} alt="" className="absolute inset-0 size-full" />
              <img src={cutout.urls.original} alt={cutout.name} className="absolute inset-0 size-full" />
              <div className="absolute inset-0 bg-black/50" />
            </div>
            {/* Over the whole stage: a narrow picture has no room for words. */}
            <div className="absolute inset-0 grid place-items-center p-4">
              <div className="relative overflow-hidden rounded-picture bg-black/75 px-5 py-4 text-white">
                {isUnfinished(cutout) ? (
                  <Working workspace={workspace} cutout={cutout} />
                ) : (
                  <Failed cutout={cutout} workspace={workspace} />
                )}
              </div>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function Working({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  const work = workOf(cutout, useConnectionLost(workspace));
  return (
    <>
      <p role="status" className="font-medium text-base">
        {t(work)}
      </p>
      {work === 'cutting' && <span className="running absolute inset-x-0 bottom-0 h-1" />}
    </>
  );
}

function Failed({ cutout, workspace }: { cutout: CutoutView; workspace: string }) {
  const t = useTranslations('cutouts');
  return (
    <div role="alert" className="flex max-w-sm flex-col items-center gap-2 text-center">
      <TriangleAlert aria-hidden className="size-6" />
      <p className="font-medium text-base">{cutout.failureText ?? t('failed')}</p>
      <p>{t('notCharged')}</p>
      <Suspense fallback={null}>
        <TryAgain cutout={cutout} workspace={workspace} />
      </Suspense>
    </div>
  );
}
