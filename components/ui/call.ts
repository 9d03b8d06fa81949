'use client';

/** What an address of ours answered; `detail` is null when no answer came, or none that says why. */
export type Called<T> = { ok: true; value: T } | { ok: false; detail: string | null; fields: Record<string, string> };

/** Asks an address of ours with JSON. That it cannot be reached is an answer too; an empty answer is null. */
export async function call<T = null>(method: string, path: string, body?: object): Promise<Called<T>> {
  const sent = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  // Pages that tell no site where they stand would else make some browsers send an Origin that is null.
  const response = await fetch(path, { method, referrerPolicy: 'same-origin', ...sent }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok) return { ok: true, value: answer };
  return { ok: false, detail: answer?.detail ?? null, fields: answer?.fields ?? {} };
}
