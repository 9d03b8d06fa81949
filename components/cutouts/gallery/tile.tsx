'use client';
import { Download, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { PatientImage } from '@/components/ui/patient-image';
import { Time } from '@/components/ui/time';
import type { CutoutView } from '@/lib/cutouts/view';
import { isUnfinished, workOf } from '../list';
import { thumbnailSet, tileRatio, tileStyle, WORDS } from '../rows';
import { useConnectionLost } from '../use-live';

type Props = { cutout: CutoutView; workspace: string };

/** One picture of the gallery in its own proportions; its bar appears under a pointer and on focus. */
export function Tile({ cutout, workspace }: Props) {
  const t = useTranslations('cutouts');
  const failed = cutout.status === 'failed';
  return (
    <li
      style={tileStyle(failed ? WORDS : cutout)}
      className="group checkerboard relative min-w-0 overflow-hidden rounded-picture has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:outline-offset-2"
    >
      {failed ? <Failed cutout={cutout} /> : <Picture cutout={cutout} />}
      {isUnfinished(cutout) && <Working workspace={workspace} cutout={cutout} />}
      <Link
        href={`/w/${workspace}/cutouts/${cutout.id}`}
        prefetch={false}
        className="absolute inset-0 outline-none"
        aria-label={t('tile', { name: cutout.name, status: cutout.status })}
      />
      {!isUnfinished(cutout) && !failed && (
        <div className="pointer-events-none absolute inset-x-0 bottom-0 flex items-center gap-2 bg-linear-to-t from-black/75 via-black/50 to-transparent px-3 pt-8 pb-2 text-white opacity-0 transition-opacity duration-150 group-focus-within:opacity-100 group-hover:opacity-100 motion-reduce:transition-none">
          <p className="flex min-w-0 flex-1 items-baseline gap-2 text-[13px]">
            <span className="truncate font-medium">{cutout.name}</span>
            <span className="shrink-0 text-white/90 text-xs">
              {who(cutout, t('you'))} · <Time at={cutout.createdAt} form="time" />
            </span>
          </p>
          <a
            href={`${cutout.urls.result}&download=1`}
            download
            aria-label={t('downloadNamed', { name: cutout.name })}
            className="pointer-events-auto grid size-8 shrink-0 place-items-center rounded-lg outline-none hover:bg-white/20 focus-visible:ring-2 focus-visible:ring-white pointer-coarse:hidden"
          >
            <Download aria-hidden className="size-4" />
          </a>
        </div>
      )}
    </li>
  );
}

function Picture({ cutout }: { cutout: CutoutView }) {
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
      className="size-full object-contain"
    />
  );
}

function Working({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  const work = workOf(cutout, useConnectionLost(workspace));
  return (
    <div className="absolute inset-0 bg-black/45 text-white text-xs/4">
      <span className="absolute inset-x-3 bottom-3">{t(work)}</span>
      {work === 'cutting' && <span className="running absolute inset-x-0 bottom-0 h-1" />}
    </div>
  );
}

function Failed({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  return (
    <div className="flex size-full flex-col items-center justify-center gap-1 overflow-hidden rounded-picture border border-line bg-panel p-3 text-center text-soft text-xs">
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="line-clamp-3">{cutout.failureText ?? t('failed')}</span>
      <span className="text-ink underline underline-offset-2">{t('notCharged')}</span>
    </div>
  );
}

const who = (cutout: CutoutView, you: string) => (cutout.createdBy?.you ? you : (cutout.createdBy?.name ?? '–'));
