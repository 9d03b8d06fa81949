'use client';

import { CreditCard, ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { BELOW_ROW, Row } from './row';

type Props = { door: Door<null>; card: { brand: string; last4: string } | null; isCustomer: boolean };

/** The saved card, and the way to Stripe's page where cards, receipts and invoices are. */
export function CardRow({ door, card, isCustomer }: Props) {
  const t = useTranslations('credits.card');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  return (
    <>
      <Row
        icon={<CreditCard strokeWidth={1.75} />}
        action={
          isCustomer && (
            <Button
              variant="quiet"
              className="-mr-3.5"
              title={t('manage_hint')}
              disabled={!isReady}
              pending={isBusy}
              onClick={() => void send(null)}
            >
              {t('manage')}
              {!isBusy && <ExternalLink aria-hidden="true" className="size-4" strokeWidth={1.75} />}
            </Button>
          )
        }
      >
        {card ? t('name', card) : <span className="text-soft">{t('none')}</span>}
      </Row>
      <TroubleLine className={BELOW_ROW}>{error}</TroubleLine>
    </>
  );
}
