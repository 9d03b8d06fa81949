'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Time } from '@/components/ui/time';
import type { CutoutView } from '@/lib/cutouts/view';
import { isUnfinished } from '../../list';

const SHOWN_TAGS = 3;

/** The bar that a picture gets under a pointer and on focus: what it is, whose, and its download. In the trash it stays. */
export function Details({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  if (isUnfinished(cutout) || (cutout.status === 'failed' && cutout.deletedAt === null)) return null;
  const who = cutout.createdBy?.you ? t('you') : (cutout.createdBy?.name ?? '–');
  const isKept = cutout.deletedAt === null;
  return (
    <div
      className={`pointer-events-none absolute inset-x-0 bottom-0 flex flex-col gap-1 bg-linear-to-t from-black/75 via-black/50 to-transparent px-3 pt-8 pb-2 text-white transition-opacity duration-150 motion-reduce:transition-none ${isKept ? 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100' : ''}`}
    >
      {isKept && cutout.tags.length > 0 && <Tags tags={cutout.tags} />}
      <div className="flex items-center gap-2">
        <p className="flex min-w-0 flex-1 items-baseline gap-2 text-[13px]">
          <span className="truncate font-medium">{cutout.name}</span>
          {isKept && (
            <span className="min-w-0 shrink-[4] truncate text-white/90 text-xs">
              {who} · <Time at={cutout.createdAt} form="time" />
            </span>
          )}
        </p>
        {isKept && cutout.urls.result && (
          <a
            href={`${cutout.urls.result}&download=1`}
            download
            aria-label={t('downloadNamed', { name: cutout.name })}
            className="pointer-events-auto grid size-8 shrink-0 place-items-center rounded-lg outline-none hover:bg-white/20 focus-visible:ring-2 focus-visible:ring-white pointer-coarse:hidden"
          >
            <Download aria-hidden className="size-4" />
          </a>
        )}
      </div>
    </div>
  );
}

function Tags({ tags }: { tags: CutoutView['tags'] }) {
  return (
    <p className="flex flex-wrap gap-1 overflow-hidden text-xs">
      {tags.slice(0, SHOWN_TAGS).map(({ id, name }) => (
        <span key={id} className="max-w-32 truncate rounded-full bg-white/20 px-2">
          {name}
        </span>
      ))}
      {tags.length > SHOWN_TAGS && <span>+{tags.length - SHOWN_TAGS}</span>}
    </p>
  );
}
