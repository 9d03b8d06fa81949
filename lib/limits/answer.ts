import { refused } from '@/lib/http';
import { translator } from '@/lib/messages/catalogue';
import type { TooMany } from './service';

/** A wait as people say it: "20 seconds", "5 minutes". */
export function waitText(waitMs: number): string {
  const t = translator('account');
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 60 ? t('wait.seconds', { count: seconds }) : t('wait.minutes', { count: Math.ceil(seconds / 60) });
}

/** Answers a limit that was reached: 429, with the wait in words and in `Retry-After`. */
export function tooMany({ ok, reason, retryAfterMs }: TooMany): Response {
  return refused({ ok, reason, ...{ retryAfterMs, wait: waitText(retryAfterMs) } });
}
