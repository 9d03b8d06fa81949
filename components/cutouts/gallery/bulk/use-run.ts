'use client';
import { useState } from 'react';
import type { Act } from '@/lib/cutouts/query';
import type { Selection } from '../select/selecting';
import { act, type Outcome, type Progress } from './act';

export type Run = {
  progress: Progress | null;
  /** It did not get to its end; `start` goes on from there. */
  stopped: Extract<Outcome, { ok: false }> | null;
  start(what: Act): Promise<void>;
};

/** Does something to a selection, and tells how far it is. */
export function useRun(workspace: string, selection: Selection, onEnd: (what: Act, outcome: Outcome) => void): Run {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [stopped, setStopped] = useState<Run['stopped']>(null);
  return {
    progress,
    stopped,
    async start(what) {
      setProgress(stopped ?? { done: 0, skipped: 0 });
      setStopped(null);
      const outcome = await act(workspace, selection, what, {
        ...(stopped && { from: stopped }),
        onProgress: setProgress,
      });
      setProgress(null);
      if (outcome.ok) return onEnd(what, outcome);
      setStopped(outcome);
    },
  };
}
