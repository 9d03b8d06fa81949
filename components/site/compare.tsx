'use client';

import { ChevronsLeftRight } from 'lucide-react';
import type { CSSProperties } from 'react';

type Picture = { before: string; after: string; width: number; height: number; alt: string };
type Props = { picture: Picture; label: string; beforeLabel: string; afterLabel: string };

const START: CSSProperties & Record<'--at', string> = { '--at': '50%' };

/** The same photo twice, with a divider that is dragged, clicked to or moved by the arrow keys. */
export function Compare({ picture: { before, after, width, height, alt }, label, beforeLabel, afterLabel }: Props) {
  const tag = 'absolute bottom-4 rounded-lg bg-black/65 px-2.5 py-1 text-white text-xs';
  return (
    <div className="group relative overflow-hidden rounded-3xl border border-line" style={START}>
      <img src={before} width={width} height={height} alt={alt} fetchPriority="high" className="block h-auto w-full" />
      <div className="checkerboard absolute inset-0 [clip-path:inset(0_0_0_var(--at))]">
        <img src={after} width={width} height={height} alt="" className="block size-full" />
      </div>
      <span className={`${tag} left-4`}>{beforeLabel}</span>
      <span className={`${tag} right-4`}>{afterLabel}</span>
      <span aria-hidden="true" className="-translate-x-1/2 absolute inset-y-0 left-(--at) w-0.5 bg-white shadow-sm">
        <span className="-translate-1/2 absolute top-1/2 left-1/2 grid size-10 place-items-center rounded-full bg-white text-neutral-900 shadow-lg outline-accent outline-offset-3 group-has-focus-visible:outline-3">
          <ChevronsLeftRight className="size-4" />
        </span>
      </span>
      <input
        type="range"
        min={0}
        max={100}
        defaultValue={50}
        aria-label={label}
        onInput={(event) =>
          event.currentTarget.parentElement?.style.setProperty('--at', `${event.currentTarget.value}%`)
        }
        className="absolute inset-0 size-full cursor-ew-resize touch-pan-y opacity-0"
      />
    </div>
  );
}
