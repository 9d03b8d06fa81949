'use client';
import { Download } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import '@/components/cutouts/cutouts.css';
import { tileStyle } from '@/components/cutouts/rows';
import { PatientImage } from '@/components/ui/patient-image';
import type { SharedPicture } from '@/lib/shares/loaders';
import { Viewer } from './viewer';

/** A few pictures stand larger; a preview's long side is 512 px. */
const FEW = 4;
const rowOf = (height: string): CSSProperties & Record<'--row', string> => ({ '--row': `min(${height}, 62vw)` });

/** What a link shows, in rows; one of them large when it is pressed. */
export function Pictures({ pictures }: { pictures: SharedPicture[] }) {
  const t = useTranslations('share.public');
  const [at, setAt] = useState<number | null>(null);
  return (
    <>
      <ul
        className="justified flex flex-wrap gap-2 lg:gap-3"
        style={pictures.length > FEW ? undefined : rowOf(pictures.length === 1 ? '400px' : '280px')}
      >
        {pictures.map((picture, index) => (
          <li
            key={picture.id}
            style={tileStyle(picture)}
            className="group checkerboard relative min-w-0 overflow-hidden rounded-picture"
          >
            <button
              type="button"
              aria-label={t('open_picture', { name: picture.name })}
              onClick={() => setAt(index)}
              className="absolute inset-0 cursor-zoom-in rounded-picture focus-visible:outline-offset-[-2px]"
            >
              <PatientImage
                src={picture.preview}
                alt=""
                loading="lazy"
                decoding="async"
                className="size-full object-contain"
              />
            </button>
            {picture.result && (
              <a
                href={`${picture.result}?download=1`}
                download
                aria-label={t('download_named', { name: picture.name })}
                className="absolute right-2 bottom-2 grid size-9 place-items-center rounded-control bg-panel/90 text-ink shadow-sm hover:bg-panel pointer-coarse:size-11"
              >
                <Download aria-hidden className="size-4" />
              </a>
            )}
          </li>
        ))}
      </ul>
      {at !== null && <Viewer pictures={pictures} first={at} onClose={() => setAt(null)} />}
    </>
  );
}
