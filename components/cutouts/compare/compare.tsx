'use client';
import { ChevronsLeftRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { PatientImage } from '@/components/ui/patient-image';
import type { CutoutView } from '@/lib/cutouts/view';
import type { Zoom } from './use-zoom';
import '../cutouts.css';
import { boxOf, cutInPicture, fitStyle, isPixelated, type Size, visibleBox } from './view';

type Props = {
  cutout: Pick<CutoutView, 'name' | 'width' | 'height' | 'placeholder' | 'urls'>;
  /** Shows the original alone, for as long as it is true. */
  held?: boolean;
  zoom?: Zoom;
  /** What to show as the original while its own bytes are still on their way (an object URL of the file just chosen). */
  preview?: string | null;
  /** Starts with the original alone and draws the divider back as soon as the result is there. */
  reveal?: boolean;
};

/** Original and result over each other with a divider that a pointer, a finger or the arrow keys move. Fills its parent. */
export function Compare({ cutout, held = false, zoom, preview, reveal = false }: Props) {
  const t = useTranslations('cutouts');
  const id = useId();
  const [cut, setCut] = useState(reveal ? 1 : 0.5);
  const [moves, setMoves] = useState(reveal);
  const { picture, frame, line, pixelated } = place(cutout, cut, zoom);
  const shown = held ? 1 : line;
  const image = `absolute inset-0 size-full object-fill ${pixelated ? '[image-rendering:pixelated]' : ''}`;
  return (
    <>
      <div className="checkerboard absolute overflow-hidden rounded-picture ring-1 ring-line" style={picture}>
        {cutout.urls.result && (
          <PatientImage
            className={image}
            src={cutout.urls.result}
            alt={t('resultAlt', { name: cutout.name })}
            draggable={false}
            onLoad={() => moves && setCut(0.5)}
          />
        )}
        <div
          className={`absolute inset-0 ${moves ? 'transition-[clip-path] duration-200 motion-reduce:transition-none' : ''}`}
          style={{ clipPath: `inset(0 ${(1 - shown) * 100}% 0 0)` }}
        >
          <img className={image} src={cutout.placeholder} alt="" draggable={false} />
          <PatientImage
            className={image}
            src={preview ?? cutout.urls.original}
            alt={t('originalAlt', { name: cutout.name })}
            draggable={false}
          />
        </div>
      </div>
      <div className="group/slider pointer-events-none absolute overflow-hidden rounded-picture" style={frame}>
        <Label side="left">{t('before')}</Label>
        {!held && <Label side="right">{t('after')}</Label>}
        <label className="sr-only" htmlFor={id}>
          {t('divider')}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step="any"
          value={cut * 100}
          // A key that changes nothing (End at the end) is a choice too, which the reveal must not undo.
          onKeyDown={({ key }) => key !== 'Tab' && setMoves(false)}
          onPointerDown={() => setMoves(false)}
          onChange={(event) => {
            setMoves(false);
            setCut(Number(event.target.value) / 100);
          }}
          aria-valuetext={t('dividerAt', { percent: Math.round(cut * 100) })}
          className={`compare-range peer absolute inset-y-0 -left-5.5 h-full w-[calc(100%+44px)] cursor-ew-resize ${
            zoom?.view.zoom ? 'compare-range-thumb-only' : 'pointer-events-auto touch-pan-y'
          }`}
        />
        {!held && <Divider cut={cut} moves={moves} />}
      </div>
    </>
  );
}

function Divider({ cut, moves }: { cut: number; moves: boolean }) {
  return (
    <div
      className={`pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_4px_rgb(0_0_0/.45)] peer-focus-visible:[&>span]:outline-2 ${
        moves ? 'transition-[left] duration-200 motion-reduce:transition-none' : ''
      }`}
      style={{ left: `${cut * 100}%` }}
    >
      <span className="absolute top-1/2 left-1/2 grid size-10 -translate-1/2 place-items-center rounded-full bg-white text-neutral-900 shadow-lg outline-offset-2 outline-accent">
        <ChevronsLeftRight aria-hidden className="size-4.5" />
      </span>
    </div>
  );
}

function Label({ side, children }: { side: 'left' | 'right'; children: ReactNode }) {
  return (
    <span
      aria-hidden
      className={`absolute bottom-3 rounded-lg bg-black/60 px-2.5 py-1 text-white text-xs ${side === 'left' ? 'left-3' : 'right-3'}`}
    >
      {children}
    </span>
  );
}

function place(size: Size, cut: number, zoom?: Zoom) {
  if (!zoom?.stage || zoom.view.zoom === null) {
    const fit = fitStyle(size);
    return { picture: fit, frame: fit, line: cut, pixelated: false };
  }
  const box = boxOf(zoom.view, zoom.stage, size);
  const visible = visibleBox(box, zoom.stage);
  return {
    picture: { ...box, borderRadius: 0 },
    frame: visible,
    line: cutInPicture(cut, box, visible),
    pixelated: isPixelated(zoom.view.zoom),
  };
}
