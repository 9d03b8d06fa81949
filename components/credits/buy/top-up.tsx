'use client';

import { ExternalLink } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Dialog } from '@/components/ui/dialog';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Till } from '@/lib/billing/loaders';
import { formatCents } from '@/lib/money';
import { whyOf } from './decline';
import { Switch } from './switch';
import { TopUpForm, type TopUpWish } from './top-up-form';

type Props = {
  door: Door<TopUpWish>;
  till: Pick<Till, 'packs' | 'card' | 'topUp' | 'mayPay' | 'availableMicros' | 'priceMicros' | 'addsTax'>;
};

/** Credit that is bought by itself: switched off by one press, switched on where it says what will be charged. */
export function TopUp({ door, till }: Props) {
  const t = useTranslations('credits.top_up');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  const [isAsking, setIsAsking] = useState(false);
  const id = useId();
  const { packs, topUp, card, mayPay } = till;
  const { enabled, suspendedFor, isWaiting, actionUrl, belowImages, images, monthlyCents } = topUp;
  const isSuspended = enabled && suspendedFor !== null;
  const mayChange = mayPay && isReady && (enabled || card !== null);

  const toggle = () => (enabled ? void send({ enabled: false, belowImages, images, monthlyCents }) : setIsAsking(true));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-3">
        <Switch
          isOn={enabled && !isSuspended}
          isBusy={isBusy}
          isDisabled={!mayChange}
          labelledBy={`${id}-title`}
          describedBy={`${id}-text`}
          onPress={isSuspended ? () => setIsAsking(true) : toggle}
        />
        <div className="min-w-0 flex-1">
          <p id={`${id}-title`} className="font-medium">
            {t('title')}
          </p>
          <p id={`${id}-text`} className="text-pretty text-soft tabular-nums">
            {enabled
              ? t(packs.some((one) => one.images === images) ? 'on' : 'pack_gone', {
                  count: images,
                  below: belowImages,
                  ceiling: wholeDollars(monthlyCents),
                })
              : t(card ? 'off' : 'no_card')}
          </p>
        </div>
        {enabled && !isSuspended && mayPay && (
          <Button variant="quiet" className="-my-2 -mr-3.5" disabled={!isReady} onClick={() => setIsAsking(true)}>
            {t('change')}
          </Button>
        )}
      </div>
      {isSuspended && (
        <div className="flex flex-col items-start gap-2 pl-12 max-[22rem]:pl-0">
          <p className="text-bad text-pretty">{t('suspended', { why: t(`why.${whyOf(suspendedFor)}`) })}</p>
          {mayPay && (
            <span className="flex flex-wrap gap-2">
              {card && (
                <Button disabled={!isReady} onClick={() => setIsAsking(true)}>
                  {t('again')}
                </Button>
              )}
              <Button variant="quiet" pending={isBusy} disabled={!isReady} onClick={toggle}>
                {t('leave_off')}
              </Button>
            </span>
          )}
        </div>
      )}
      {isWaiting && (
        <div className="flex flex-col items-start gap-2 pl-12 max-[22rem]:pl-0">
          <p className="text-pretty">{t('waiting')}</p>
          {actionUrl && (
            <a href={actionUrl} className={buttonClass({})}>
              {t('confirm')}
              <ExternalLink aria-hidden="true" className="size-4" />
            </a>
          )}
        </div>
      )}
      <TroubleLine>{error}</TroubleLine>
      <Dialog open={isAsking} onClose={() => setIsAsking(false)} title={t('form_title')} closeLabel={t('close')}>
        {isAsking && <TopUpForm door={door} till={till} onDone={() => setIsAsking(false)} />}
      </Dialog>
    </div>
  );
}

/** "$60" where nothing is behind the point: a ceiling is no amount that is charged. */
const wholeDollars = (cents: number) => formatCents(cents).replace(/\.00$/, '');
