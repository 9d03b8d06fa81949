import { BellRing } from 'lucide-react';
import type { Trouble } from '@/components/account/answers';
import type { Door } from '@/components/forms/door';
import { MessagesProvider } from '@/components/ui/messages';
import { Surface } from '@/components/ui/surface';
import type { Till as TillView } from '@/lib/billing/loaders';
import type { Choice } from '@/lib/billing/rules/catalogue';
import { messages, translator } from '@/lib/messages/catalogue';
import { Packs } from '../packs';
import { BuyForm } from './buy-form';
import { CardRow } from './card-row';
import { LowLevel } from './low-level';
import type { RefundWish } from './refund-form';
import { RefundRow } from './refund-row';
import { Row } from './row';
import { TopUp } from './top-up';
import type { TopUpWish } from './top-up-form';

type Act<Wish> = Door<Wish>['act'];
type Props = {
  workspace: string;
  till: TillView;
  actions: {
    buy: Act<Choice>;
    portal: Act<null>;
    refund: Act<RefundWish>;
    topUp: Act<TopUpWish>;
    lowLevel: Act<{ images: number }>;
  };
};

/** Where credit is bought, and everything about how it is paid. */
export function Till({ workspace, till, actions }: Props) {
  const t = translator('credits');
  const trouble: Trouble = messages.account.trouble;
  const door = <Wish,>(act: Act<Wish>): Door<Wish> => ({ workspace, act, trouble });
  const { packs, priceMicros, leastCents, mostCents, isSold, mayPay, addsTax, card, isCustomer, lowLevelImages } = till;
  const mayBuy = isSold && mayPay;
  return (
    <MessagesProvider namespaces={['credits']}>
      <Surface aria-labelledby="till-title" className="flex flex-col gap-4 p-6 md:p-7">
        <h2 id="till-title" className="font-semibold text-xl/7 tracking-tight">
          {t('buy.title')}
        </h2>
        {mayBuy ? (
          <>
            <BuyForm door={door(actions.buy)} {...{ packs, priceMicros, leastCents, mostCents }} />
            <p className="text-pretty text-[13px] text-soft">{t(addsTax ? 'buy.note_tax' : 'buy.note')}</p>
          </>
        ) : (
          <>
            <p className="text-pretty text-soft">{t(isSold ? 'buy.may_not' : 'buy.not_sold')}</p>
            <Packs packs={packs} />
          </>
        )}
        {isSold && <TopUp door={door(actions.topUp)} till={till} />}
        <div className="mt-auto flex flex-col border-line border-t pt-3">
          {mayBuy && <CardRow door={door(actions.portal)} card={card} isCustomer={isCustomer} />}
          {mayBuy && <RefundRow door={door(actions.refund)} till={till} />}
          {mayPay ? (
            <LowLevel door={door(actions.lowLevel)} images={lowLevelImages} />
          ) : (
            <Row icon={<BellRing strokeWidth={1.75} />}>{t('low.reader', { count: lowLevelImages })}</Row>
          )}
        </div>
      </Surface>
    </MessagesProvider>
  );
}
