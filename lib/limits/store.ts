import { db } from '@/lib/db';
import type { Limit, Window } from './rules';

/**
 * Counts one use of `key` and answers the window with it, in one statement: simultaneous uses are all counted.
 * A full window stops counting at `limit + 1`, so knocking on a closed door does not lengthen the wait.
 */
export async function countUse(key: string, { limit, windowMs }: Limit, now: Date): Promise<Window> {
  const opensAfter = new Date(now.getTime() - windowMs);
  const rows = await db().$queryRaw<Window[]>`
    insert into rate_limits as r (key, window_start_at, used) values (${key}, ${now}::timestamptz, 1)
    on conflict (key) do update set
      used = case when r.window_start_at <= ${opensAfter}::timestamptz then 1 else least(r.used + 1, ${limit + 1}::int) end,
      window_start_at = case when r.window_start_at <= ${opensAfter}::timestamptz then ${now}::timestamptz else r.window_start_at end
    returning window_start_at as "startedAt", used`;
  const [window] = rows;
  if (!window) throw new Error('an upsert answers its row');
  return window;
}

export async function uncountUse(key: string): Promise<void> {
  await db().rateLimit.updateMany({ where: { key, used: { gt: 0 } }, data: { used: { decrement: 1 } } });
}

export async function deleteWindowsBefore(before: Date): Promise<number> {
  const { count } = await db().rateLimit.deleteMany({ where: { windowStartAt: { lt: before } } });
  return count;
}
