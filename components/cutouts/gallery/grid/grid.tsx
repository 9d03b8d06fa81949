'use client';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import '../../cutouts.css';
import { tileStyle, WORDS } from '../../rows';
import { isChosen, type Selecting } from '../select/selecting';
import { headingKey, layOut, rowOf, tilesOf } from './layout';
import { Tile } from './tile';
import { useAnchor } from './use-anchor';
import { useKeys } from './use-keys';
import { useNear } from './use-near';
import { usePlace } from './use-place';
import { usePress } from './use-press';

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
 * The pictures in justified rows. The server renders all it knows, laid out by the style sheet; once the grid is measured, the
 * same tiles stand in the same places by figures, and only those near the window are there.
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
  const near = useNear(laid?.rows ?? null, place?.topPx ?? 0, focusedRow);
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
  const placed = (frame: NonNullable<typeof place>) =>
    near.flatMap((row) =>
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
    <ul
      ref={grid}
      aria-label={t('grid')}
      className={`justified gap-2 lg:gap-3 ${laid ? 'relative' : 'flex flex-wrap'}`}
      style={laid ? { height: last ? last.topPx + last.heightPx : 0 } : undefined}
      {...press}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      {place ? placed(place) : flowing()}
    </ul>
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
