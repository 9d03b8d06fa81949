import type { Act } from '@/lib/cutouts/query';
import type { Selection } from '../select/selecting';

export type Progress = { done: number; skipped: number };
/** How it ended: where it stopped, when it did, and the server's sentence about it (null when the line was down). */
export type Outcome = Progress & ({ ok: true } | { ok: false; detail: string | null; after: string | null });

type Options = { from?: Progress & { after: string | null }; onProgress?: (progress: Progress) => void };

const LONGEST_WAIT_MS = 60_000;

/**
 * Does something to a selection, a chunk after the other: what is done is done, whenever the page is closed. One that stopped
 * goes on from where it was.
 */
export async function act(
  workspace: string,
  selection: Selection,
  what: Act,
  { from, onProgress }: Options = {},
): Promise<Outcome> {
  let { done, skipped, after } = from ?? { done: 0, skipped: 0, after: null };
  for (;;) {
    const response = await fetch(`/api/cutouts/bulk?workspace=${encodeURIComponent(workspace)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ selection, act: what, ...(after !== null && { after }) }),
    }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (response?.status === 429 && typeof answer?.retryAfterMs === 'number') {
      await new Promise((resolve) => setTimeout(resolve, Math.min(answer.retryAfterMs, LONGEST_WAIT_MS)));
      continue;
    }
    if (!response?.ok || !answer) return { ok: false, done, skipped, after, detail: answer?.detail ?? null };
    done += answer.done;
    skipped += answer.skipped;
    after = answer.next;
    onProgress?.({ done, skipped });
    if (after === null) return { ok: true, done, skipped };
  }
}
