import type { Expiry } from '@/lib/shares/rules';

/** What one can choose; `keep` where a link has an end already. */
export const LIVES = ['d1', 'd7', 'd30', 'date', 'never'] as const;
export type Life = (typeof LIVES)[number] | 'keep';

const DAYS = { d1: 1, d7: 7, d30: 30 };

/** The choice in a form that holds an `ExpiryField`. */
export const lifeOf = (form: FormData): Life => LIVES.find((life) => life === form.get('life')) ?? 'keep';

/** What the server is told; null for a day that is none. `day` is `YYYY-MM-DD`, and counts to its end where its reader is. */
export function expiryOf(life: Life, day: string): { expiry?: Expiry } | null {
  if (life === 'keep') return {};
  if (life === 'never') return { expiry: null };
  if (life !== 'date') return { expiry: { days: DAYS[life] } };
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : { expiry: { at: end.toISOString() } };
}
