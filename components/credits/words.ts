import { messages, translator } from '@/lib/messages/catalogue';
import { formatCents } from '@/lib/money';
import type { Row } from './rows';

const has = <T extends object>(table: T, key: string | null): key is Extract<keyof T, string> =>
  key !== null && Object.hasOwn(table, key);

/** "Visa 4242", or null when no card is known. */
function cardName(card: { brand: string; last4: string } | null | undefined): string | null {
  if (!card) return null;
  const { brands } = messages.credits;
  return `${has(brands, card.brand) ? brands[card.brand] : brands.other} ${card.last4}`;
}

/** What the row is about: the image's name, what was bought, what kind of credit came or went. */
export function titleOf({ state, entry }: Pick<Row, 'state' | 'entry'>): string {
  const t = translator('credits');
  const { payment, grantKind, debitKind } = entry;
  if (state === 'grant') {
    if (payment && grantKind === 'purchase') return t(`bought.${payment.kind}`, { count: payment.images });
    return has(messages.credits.grants, grantKind) ? t(`grants.${grantKind}`) : t('grants.other');
  }
  if (state !== 'taken' && state !== 'returned') return entry.imageName ?? t('unnamed');
  if (debitKind === 'refund' && grantKind !== 'bonus') {
    const card = cardName(payment?.card) ?? t('a_card');
    return t(`debits.refund.${state}`, { card });
  }
  return t(`debits.${debitKind === 'dispute' ? 'dispute' : 'bonus'}.${state}`);
}

/** What happened, in a few words. */
export function whatOf({ state, entry }: Pick<Row, 'state' | 'entry'>): string {
  const t = translator('credits');
  const { payment, grantKind, debitKind, refund } = entry;
  if (state === 'grant') {
    if (payment)
      return grantKind === 'bonus'
        ? t('with', { count: payment.images })
        : (cardName(payment.card) ?? t('origins.purchase'));
    if (entry.note) return t('by_hand', { reason: entry.note });
    return has(messages.credits.origins, grantKind) ? t(`origins.${grantKind}`) : '';
  }
  if (state === 'returned') return t('what.returned');
  if (state === 'taken') {
    const of = payment ? t('of', { count: payment.images }) : '';
    if (debitKind === 'dispute') return [t('what.taken'), of, cardName(payment?.card)].filter(Boolean).join(' · ');
    const back =
      refund && grantKind !== 'bonus' && t(`refunded.${refund.status}`, { amount: formatCents(refund.cents) });
    return [back, of].filter(Boolean).join(' · ');
  }
  if (state === 'given_back') {
    const why = has(messages.failures, entry.failureReason) ? messages.failures[entry.failureReason] : t('canceled');
    return t('what.given_back', { why });
  }
  return t(`what.${state}`, { who: entry.by?.you ? 'you' : entry.by ? 'named' : 'member', name: entry.by?.name ?? '' });
}
