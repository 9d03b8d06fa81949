'use client';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import '../../cutouts.css';
import { tileStyle, WORDS } from '../../rows';
import { isChosen, type Selecting } from '../select/selecting';
import { headingKey, layOut, type Row, rowOf, tilesOf } from './layout';
import { Tile } from './tile';
import { useAnchor } from './use-anchor';
import { useKeys } from './use-keys';
import { usePlace } from './use-place';
import { usePress } from './use-press';

/** So many are laid out by the browser alone. */
const FEW = 60;
const NearRows = lazy(async () => ({ default: (await import('./near')).NearRows }));

type Props = {
  workspace: string;
  cutouts: CutoutView[];
  /** The day that a cutout stands under; null where there are no days. Another function when the days are others. */
  dayOf: (cutout: CutoutView) => string | null;
  nameOf: (day: string) => ReactNode;
  selecting: Selecting;
  onFavourite(cutout: CutoutView): void;
};

/**
 * The pictures in justified rows. The server's page is laid out by the style sheet; when there are many, the same tiles stand in
 * the same places by figures, and only those near the window are there.
 */
export function Grid({ workspace, cutouts, dayOf, nameOf, selecting, onFavourite }: Props) {
  const t = useTranslations('gallery');
  const grid = useRef<HTMLUListElement>(null);
  const place = usePlace(grid);
  const laid = useMemo(
    () => place && { rows: layOut(cutouts, place, dayOf), cutouts, topPx: place.topPx },
    [cutouts, place, dayOf],
  );
  useAnchor(laid);
  const keys = useKeys({ grid, rows: laid?.rows ?? [], cutouts, place, selecting });
  const press = usePress(cutouts, selecting, onFavourite);
  const focusedRow = keys.focused < 0 || !laid ? -1 : rowOf(laid.rows, keys.focused);
  const [near, setNear] = useState<number[] | null>(null);
  const isLong = cutouts.length > FEW;
  const isPlaced = isLong && place !== null && laid !== null && near !== null;
  const tile = (cutout: CutoutView, index: number) => ({
    ...{ workspace, cutout, index },
    isChosen: isChosen(selecting.chosen, cutout.id),
    isSelecting: selecting.isOn,
  });

  const flowing = () => {
    let day: string | null = null;
    return cutouts.flatMap((cutout, index) => {
      const its = dayOf(cutout);
      const begins = its !== null && its !== day;
      const filler = begins && day !== null && <Filler key={`filler ${cutout.id}`} />;
      day = its;
      return [
        filler,
        begins && <Heading key={headingKey(its, cutout)}>{nameOf(its)}</Heading>,
        <Tile key={cutout.id} {...tile(cutout, index)} flow={tileStyle(cutout.status === 'failed' ? WORDS : cutout)} />,
      ];
    });
  };
  const placed = (frame: NonNullable<typeof place>, rows: Row[]) =>
    rows.flatMap((row) =>
      row.day === null
        ? tilesOf(row, cutouts, frame).map(({ cutout, index, leftPx, widthPx }) => (
            <Tile
              key={cutout.id}
              {...tile(cutout, index)}
              {...{ leftPx, widthPx, topPx: row.topPx, heightPx: row.heightPx }}
            />
          ))
        : [
            <Heading key={row.key} topPx={row.topPx}>
              {nameOf(row.day)}
            </Heading>,
          ],
    );

  const last = laid?.rows.at(-1);
  return (
    <>
      {isLong && laid && (
        <Suspense fallback={null}>
          <NearRows rows={laid.rows} topPx={laid.topPx} focusedRow={focusedRow} onNear={setNear} />
        </Suspense>
      )}
      <ul
        ref={grid}
        aria-label={t('grid')}
        className={`justified gap-2 lg:gap-3 ${isPlaced ? 'relative' : 'flex flex-wrap'}`}
        style={isPlaced && last ? { height: last.topPx + last.heightPx } : undefined}
        {...press}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        {isPlaced
          ? placed(
              place,
              near.flatMap((at) => laid.rows[at] ?? []),
            )
          : flowing()}
      </ul>
    </>
  );
}

/** Takes what is left of a day's last row. */
const Filler = () => <li aria-hidden className="h-0" style={{ flex: '1e9 1 0' }} />;

function Heading({ topPx, children }: { topPx?: number; children: ReactNode }) {
  const isPlaced = topPx !== undefined;
  return (
    <li
      className={`flex h-9 items-end ${isPlaced ? 'absolute left-0' : 'basis-full'}`}
      style={isPlaced ? { top: topPx } : undefined}
    >
      <h2 className="text-soft text-sm">{children}</h2>
    </li>
  );
}
