import { messages, translator } from '@/lib/messages/catalogue';
import type { Row } from './rows';

const has = <T extends object>(table: T, key: string | null): key is Extract<keyof T, string> =>
  key !== null && Object.hasOwn(table, key);

/** What the row is about: the image's name, or what kind of credit came. */
export function titleOf({ state, entry }: Row): string {
  const t = translator('credits');
  if (state !== 'grant') return entry.title ?? t('unnamed');
  return has(messages.credits.grants, entry.title) ? t(`grants.${entry.title}`) : t('grants.other');
}

/** What happened, in a few words. */
export function whatOf({ state, entry }: Row): string {
  const t = translator('credits');
  if (state === 'grant') return has(messages.credits.origins, entry.title) ? t(`origins.${entry.title}`) : '';
  if (state === 'given_back') {
    const why = has(messages.failures, entry.failureReason) ? messages.failures[entry.failureReason] : t('canceled');
    return t('what.given_back', { why });
  }
  return t(`what.${state}`, { who: entry.byYou ? 'you' : 'member' });
}
