'use client';
import { ArrowLeft, ArrowRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { fitStyle } from '@/components/cutouts/compare/view';
import { buttonClass } from '@/components/ui/button-class';
import type { SharedPicture } from '@/lib/shares/loaders';

type Props = { pictures: SharedPicture[]; first: number; onClose(): void };

const ICON = 'grid size-11 shrink-0 place-items-center rounded-control hover:bg-hover disabled:opacity-40';

/** One picture as large as the window; arrows go to the others, Escape back to all. */
export function Viewer({ pictures, first, onClose }: Props) {
  const t = useTranslations('share.public');
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const picture = pictures[at];
  useEffect(() => dialog.current?.showModal(), []);
  if (!picture) return null;
  const step = (by: number) => pictures[at + by] && setAt(at + by);
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t('viewer', { at: at + 1, count: pictures.length })}
      onClose={onClose}
      onKeyDown={onKey}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-background p-0 text-ink"
    >
      <div className="flex h-full flex-col gap-2 p-2 md:gap-3 md:p-4">
        <header className="flex items-center gap-1">
          <p className="min-w-0 flex-1 truncate px-2">
            <span className="font-medium">{picture.name}</span>{' '}
            <span className="text-soft tabular-nums">{`${at + 1} / ${pictures.length}`}</span>
          </p>
          {picture.result && (
            <a
              href={`${picture.result}?download=1`}
              download
              aria-label={t('download_named', { name: picture.name })}
              className={buttonClass({ variant: 'primary' })}
            >
              <Download aria-hidden className="size-4" />
              <span className="max-sm:sr-only">{t('download')}</span>
            </a>
          )}
          <button type="button" aria-label={t('back')} className={ICON} onClick={onClose}>
            <X aria-hidden className="size-5" />
          </button>
        </header>
        <div className="relative min-h-0 flex-1 [container-type:size]">
          <Large key={picture.id} picture={picture} />
        </div>
        {pictures.length > 1 && (
          <footer className="flex justify-center gap-2">
            <button
              type="button"
              aria-label={t('previous')}
              className={ICON}
              disabled={at === 0}
              onClick={() => step(-1)}
            >
              <ArrowLeft aria-hidden className="size-5" />
            </button>
            <button
              type="button"
              aria-label={t('next')}
              className={ICON}
              disabled={at === pictures.length - 1}
              onClick={() => step(1)}
            >
              <ArrowRight aria-hidden className="size-5" />
            </button>
          </footer>
        )}
      </div>
    </dialog>
  );
}

/** The preview until the full size is there: both at once would show through each other. */
function Large({ picture }: { picture: SharedPicture }) {
  const [isSharp, setIsSharp] = useState(false);
  const place = 'absolute inset-0 size-full object-contain';
  return (
    <div className="checkerboard absolute overflow-hidden rounded-picture" style={fitStyle(picture)}>
      {!isSharp && <img src={picture.preview} alt={picture.name} className={place} />}
      {picture.result && (
        <img
          src={picture.result}
          alt={isSharp ? picture.name : ''}
          onLoad={() => setIsSharp(true)}
          className={`${place} ${isSharp ? '' : 'invisible'}`}
        />
      )}
    </div>
  );
}
