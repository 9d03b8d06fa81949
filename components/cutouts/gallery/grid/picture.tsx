'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { PatientImage } from '@/components/ui/patient-image';
import type { CutoutView } from '@/lib/cutouts/view';
import { workOf } from '../../list';
import { thumbnailSet, tileRatio } from '../../rows';
import { useConnectionLost } from '../../use-live';

/** The result, small; until it is there, a blur of the original. */
export function Picture({ cutout }: { cutout: CutoutView }) {
  const { thumbnail, thumbnail512 } = cutout.urls;
  const ratio = tileRatio(cutout);
  if (!thumbnail) return <img src={cutout.placeholder} alt="" className="size-full scale-105 object-cover blur-sm" />;
  return (
    <PatientImage
      src={thumbnail}
      srcSet={thumbnailSet(cutout, thumbnail, thumbnail512)}
      sizes={`(min-width: 1024px) ${Math.round(ratio * 190)}px, ${Math.round(ratio * 140)}px`}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className="size-full object-contain"
    />
  );
}

/** What goes on with one that is being cut. */
export function Working({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  const work = workOf(cutout, useConnectionLost(workspace));
  return (
    <div className="absolute inset-0 bg-black/45 text-white text-xs/4">
      <span className="absolute inset-x-3 bottom-3">{t(work)}</span>
      {work === 'cutting' && <span className="running absolute inset-x-0 bottom-0 h-1" />}
    </div>
  );
}

/** Why there is none. */
export function Failed({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  return (
    <div className="flex size-full flex-col items-center justify-center gap-1 overflow-hidden rounded-picture border border-line bg-panel p-3 text-center text-soft text-xs">
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="line-clamp-3">{cutout.failureText ?? t('failed')}</span>
      <span className="text-ink underline underline-offset-2">{t('notCharged')}</span>
    </div>
  );
}
