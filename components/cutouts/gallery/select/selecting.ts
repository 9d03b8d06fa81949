import type { CutoutView } from '@/lib/cutouts/view';
import type { Shown } from '../shown';

/** What is chosen: some by their ids, or all that match what is shown, up to an id, but a few. */
export type Chosen = { ids: ReadonlySet<string> } | { upTo: string; except: ReadonlySet<string> };

/** As the HTTP API takes it. */
export type Selection =
  | { ids: string[] }
  | { matching: Omit<Shown, 'sort'> & { trash?: '1' }; upTo: string; except: string[] };

/** So many can be named one by one, or left out. */
export const MOST_NAMED = 1_000;
export const NONE: Chosen = { ids: new Set() };

export type Selecting = {
  /** While on, a press chooses instead of opening. */
  isOn: boolean;
  chosen: Chosen;
  /** One more or one less; `withRange`: all from the one that was chosen last. */
  toggle(id: string, withRange?: boolean): void;
};

export function isChosen(chosen: Chosen, id: string): boolean {
  return 'ids' in chosen ? chosen.ids.has(id) : id <= chosen.upTo && !chosen.except.has(id);
}

/** The choice with these in it or out of it, as far as they can be named. */
export function withChoice(chosen: Chosen, ids: string[], isIn: boolean): Chosen {
  const isNamed = 'ids' in chosen;
  const named = new Set(isNamed ? chosen.ids : chosen.except);
  for (const id of ids) {
    if (isNamed !== isIn) named.delete(id);
    else if (named.size < MOST_NAMED) named.add(id);
  }
  return isNamed ? { ids: named } : { ...chosen, except: named };
}

/** The ids from one to another in the order of the list, both included; the second alone when the first is not there. */
export function rangeOf(cutouts: CutoutView[], from: string | null, to: string): string[] {
  const ends = [from, to].map((end) => cutouts.findIndex(({ id }) => id === end));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  return first < 0 ? [to] : cutouts.slice(first, last + 1).map(({ id }) => id);
}

/** Nothing is chosen, as far as anybody knows. */
export const isNone = (chosen: Chosen) => 'ids' in chosen && chosen.ids.size === 0;

export function selectionOf(chosen: Chosen, shown: Shown, isTrash: boolean): Selection {
  if ('ids' in chosen) return { ids: [...chosen.ids] };
  const { sort: _sort, ...filter } = shown;
  return { matching: { ...filter, ...(isTrash && { trash: '1' }) }, upTo: chosen.upTo, except: [...chosen.except] };
}
