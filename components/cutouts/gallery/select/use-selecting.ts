'use client';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import { type Chosen, isChosen, isNone, MOST_NAMED, NONE, rangeOf, type Selecting, withChoice } from './selecting';

export type UseSelecting = Selecting & {
  /** On now or before. */
  wasOn: boolean;
  begin(): void;
  /** All that are loaded, as far as they can be named. */
  chooseLoaded(): void;
  /** All that match, up to an id. */
  chooseAll(upTo: string): void;
  end(): void;
};

/** Who is chosen among these. Escape ends it, Ctrl or ⌘ with A chooses all that are loaded. */
export function useSelecting(cutouts: CutoutView[]): UseSelecting {
  const [chosen, setChosen] = useState<Chosen>(NONE);
  const [isBegun, setIsBegun] = useState(false);
  const last = useRef<string | null>(null);
  const list = useRef(cutouts);
  useEffect(() => {
    list.current = cutouts;
  });

  const acts = useMemo(
    () => ({
      toggle(id: string, withRange = false) {
        const ids = withRange ? rangeOf(list.current, last.current, id) : [id];
        last.current = id;
        setChosen((chosen) => withChoice(chosen, ids, withRange || !isChosen(chosen, id)));
      },
      begin: () => setIsBegun(true),
      chooseLoaded: () => setChosen({ ids: new Set(list.current.slice(0, MOST_NAMED).map(({ id }) => id)) }),
      chooseAll: (upTo: string) => setChosen({ upTo, except: new Set() }),
      end() {
        last.current = null;
        setChosen(NONE);
        setIsBegun(false);
      },
    }),
    [],
  );

  const isOn = isBegun || !isNone(chosen);
  const [wasOn, setWasOn] = useState(false);
  if (isOn && !wasOn) setWasOn(true);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTaken(event)) return;
    if (event.key === 'Escape' && isOn) acts.end();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && list.current.length > 0) {
      event.preventDefault();
      acts.chooseLoaded();
    }
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return useMemo(() => ({ ...acts, isOn, wasOn, chosen }), [acts, isOn, wasOn, chosen]);
}

/** Keys that an open dialog or a field wants are left to it. */
function isTaken({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], [popover]:popover-open')) return true;
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
