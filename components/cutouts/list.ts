import type { CutoutView } from '@/lib/cutouts/view';

/** True while the cutout can still change by itself. */
export const isUnfinished = (cutout: CutoutView) => cutout.status === 'queued' || cutout.status === 'processing';

/** The word for what goes on with an unfinished cutout; `lost` while nothing can be heard of it. */
export const workOf = ({ status }: CutoutView, isLost: boolean) =>
  isLost ? 'lost' : status === 'queued' ? 'waiting' : 'cutting';

/** True when this cutout took money: it succeeded and was not answered from history. */
const isCharged = (cutout: CutoutView) => cutout.status === 'succeeded' && !cutout.reused;

/** Newest first: ids are made in the order of time. */
function byNewest(a: CutoutView, b: CutoutView): number {
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** The list with these cutouts put in or replaced, newest first and each once. A finished one is never turned back by a late message. */
export function withCutouts(list: CutoutView[], arrived: CutoutView[]): CutoutView[] {
  const byId = new Map(list.map((cutout) => [cutout.id, cutout]));
  for (const cutout of arrived) {
    const known = byId.get(cutout.id);
    if (known && !isUnfinished(known) && isUnfinished(cutout)) continue;
    byId.set(cutout.id, cutout);
  }
  return [...byId.values()].sort(byNewest);
}

/** What the charged ones of these cost together, in micro-dollars. */
export function spentMicros(cutouts: CutoutView[]): bigint {
  return cutouts.filter(isCharged).reduce((sum, cutout) => sum + BigInt(cutout.priceMicros), 0n);
}
