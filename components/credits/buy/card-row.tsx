'use client';

import { CreditCard, ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';
import { type Door, useDoor } from './door';
import { BELOW_ROW, Row } from './row';
import { TroubleLine } from './trouble-line';

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
