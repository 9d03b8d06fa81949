'use client';
import { ArrowLeft, Columns2, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import Link from 'next/link';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import type { Zoom } from '../compare/use-zoom';
import { control } from '../control';

type Props = {
  workspace: string;
  cutout: CutoutView;
  /** Null while there is nothing to look into. */
  zoom: Zoom | null;
  isHeld: boolean;
  onHold(held: boolean): void;
};

export function Header({ workspace, cutout, zoom, isHeld, onHold }: Props) {
  const t = useTranslations('cutouts');
  return (
    <header className="flex min-w-0 items-center gap-2">
      <Link href={`/w/${workspace}/cutouts`} aria-label={t('back')} className={`${control.icon} -ml-1.5`}>
        <ArrowLeft aria-hidden className="size-4.5" />
      </Link>
      <h1 className="min-w-0 truncate font-medium text-[15px]" title={cutout.name}>
        {cutout.name}
      </h1>
      <Chip>{`${cutout.width} × ${cutout.height}`}</Chip>
      {cutout.status === 'succeeded' && <Chip wide>{t('cleaned')}</Chip>}
      {cutout.scaledBack && <Chip wide>{t('scaledBack')}</Chip>}
      <span className="flex-1" />
      {zoom && <Hold isHeld={isHeld} onHold={onHold} />}
      {zoom && <ZoomButtons zoom={zoom} />}
    </header>
  );
}

function Chip({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <span
      className={`shrink-0 rounded-full bg-hover px-2.5 py-0.5 text-soft text-xs tabular-nums ring-1 ring-line ring-inset ${wide ? 'hidden xl:block' : 'hidden md:block'}`}
    >
      {children}
    </span>
  );
}

/** Shows the original for as long as it is pressed, by pointer or key; a click that comes without either turns it on and off. */
function Hold({ isHeld, onHold }: { isHeld: boolean; onHold(held: boolean): void }) {
  const t = useTranslations('cutouts');
  const onKey = (event: KeyboardEvent, held: boolean) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    // Or a click would follow.
    event.preventDefault();
    onHold(held);
  };
  return (
    <button
      type="button"
      aria-pressed={isHeld}
      title={t('compareHint')}
      className={`${control.quiet} select-none touch-none aria-pressed:bg-hover`}
      onPointerDown={() => onHold(true)}
      onPointerUp={() => onHold(false)}
      onPointerLeave={() => onHold(false)}
      onPointerCancel={() => onHold(false)}
      onBlur={() => onHold(false)}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => onKey(event, true)}
      onKeyUp={(event) => onKey(event, false)}
      onClick={(event) => event.detail === 0 && onHold(!isHeld)}
    >
      <Columns2 aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{t('compare')}</span>
    </button>
  );
}

function ZoomButtons({ zoom }: { zoom: Zoom }) {
  const t = useTranslations('cutouts');
  const percent = zoom.factor === null ? '' : `${Math.round(zoom.factor * 100)}%`;
  const isFit = zoom.view.zoom === null;
  return (
    <fieldset className="flex items-center" aria-label={t('zoom')}>
      <button
        type="button"
        className={`${control.icon} max-md:hidden`}
        aria-label={t('zoomOut')}
        disabled={isFit}
        onClick={() => zoom.step(-1)}
      >
        <ZoomOut aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        className={`${control.quiet} min-w-14 px-1 text-soft tabular-nums`}
        aria-label={isFit ? t('zoomActual', { percent }) : t('zoomFit', { percent })}
        onClick={() => zoom.set(isFit ? 1 : null)}
      >
        {percent || <Maximize aria-hidden className="size-4" />}
      </button>
      <button
        type="button"
        className={`${control.icon} max-md:hidden`}
        aria-label={t('zoomIn')}
        onClick={() => zoom.step(1)}
      >
        <ZoomIn aria-hidden className="size-4" />
      </button>
    </fieldset>
  );
}
