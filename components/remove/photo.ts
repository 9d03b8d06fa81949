import { isUnfinished, spentMicros } from '@/components/cutouts/list';
import type { CutoutView } from '@/lib/cutouts/view';

export type Failure = {
  kind: 'failed';
  /** A sentence for people, from the server or the catalogue. */
  text: string;
  cutout: CutoutView | null;
  /** Given when credit was missing. */
  credit: { neededMicros: string; availableMicros: string } | null;
  canRetry: boolean;
};

export type Stage =
  | { kind: 'waiting' }
  /** `sent` from 0 to 1; at 1 the server has it all and looks at it. */
  | { kind: 'uploading'; sent: number }
  /** The server gets it from its address. */
  | { kind: 'fetching' }
  /** There was no answer, or one to come back later: it is sent again by itself. */
  | { kind: 'again'; isBusy: boolean }
  | { kind: 'cutting'; cutout: CutoutView }
  | { kind: 'done'; cutout: CutoutView }
  | Failure;

/** One file on its way. `key` names it here; `idempotencyKey` names this attempt at the server, so that a repeated request charges once. */
export type Photo = {
  key: string;
  idempotencyKey: string;
  name: string;
  preview: string | null;
  stage: Stage;
};

/** The stage that follows from what the server says about the photo's cutout. */
export function stageOf(cutout: CutoutView): Stage {
  if (cutout.status === 'succeeded') return { kind: 'done', cutout };
  if (isUnfinished(cutout)) return { kind: 'cutting', cutout };
  return { kind: 'failed', text: cutout.failureText ?? '', cutout, credit: null, canRetry: true };
}

export const cutoutOf = ({ stage }: Photo) => ('cutout' in stage ? stage.cutout : null);

export type Summary = {
  count: number;
  done: number;
  /** Of the done ones: how many the history answered for nothing. */
  reused: number;
  failed: number;
  spentMicros: bigint;
  isRunning: boolean;
};

/** "18 of 24 done · $0.324 so far": how a batch stands. */
export function summaryOf(photos: Photo[]): Summary {
  const done = photos.flatMap(({ stage }) => (stage.kind === 'done' ? [stage.cutout] : []));
  const failed = photos.filter(({ stage }) => stage.kind === 'failed').length;
  return {
    count: photos.length,
    done: done.length,
    reused: done.filter(({ reused }) => reused).length,
    failed,
    spentMicros: spentMicros(done),
    isRunning: done.length + failed < photos.length,
  };
}
