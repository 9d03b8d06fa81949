'use client';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { PatientImage } from '@/components/ui/patient-image';
import type { CutoutView } from '@/lib/cutouts/view';

type Props = { workspace: string; cutouts: CutoutView[]; current: string };

/** The neighbours in the gallery, newest first. */
export function Filmstrip({ workspace, cutouts, current }: Props) {
  const t = useTranslations('cutouts');
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React takes for a clean-up.
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  if (cutouts.length < 2) return null;
  return (
    <nav aria-label={t('neighbours')} className="scrollbar-none -mx-1 flex shrink-0 gap-2 overflow-x-auto p-1">
      {cutouts.map((cutout) => (
        <Link
          key={cutout.id}
          ref={cutout.id === current ? here : null}
          href={`/w/${workspace}/cutouts/${cutout.id}`}
          prefetch={false}
          aria-current={cutout.id === current ? 'page' : undefined}
          aria-label={cutout.name}
          className="checkerboard grid h-14 w-19 shrink-0 place-items-center overflow-hidden rounded-control outline-offset-2 outline-accent ring-1 ring-line focus-visible:outline-2 aria-[current=page]:outline-2 lg:h-16 lg:w-21"
        >
          {cutout.status === 'failed' ? (
            <TriangleAlert aria-hidden className="size-4 text-soft" />
          ) : (
            <PatientImage
              src={cutout.urls.thumbnail ?? cutout.placeholder}
              alt=""
              loading="lazy"
              className="size-full object-cover"
            />
          )}
        </Link>
      ))}
    </nav>
  );
}
