'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useHydrated } from '@/components/ui/use-hydrated';
import { planRefund } from '@/lib/billing/rules/refund';
import { formatCents } from '@/lib/money';
import { type Door, useDoor } from './door';
import { totalOf } from './refund-amount';
import { RefundForm, type RefundTill, type RefundWish } from './refund-form';
import { BELOW_ROW, Row } from './row';

type Props = { door: Door<RefundWish>; till: RefundTill };

/** What can go back of the credit that was bought, and afterwards, that it is on its way. */
export function RefundRow({ door, till }: Props) {
  const t = useTranslations('credits.refund');
  const way = useDoor(door);
  const isReady = useHydrated();
  const [isAsking, setIsAsking] = useState(false);
  const [sentCents, setSentCents] = useState(0);
  const { totalCents } = totalOf(planRefund(till.refundable, till.availableMicros, null));
  return (
    <>
      <Row
        icon={<Undo2 strokeWidth={1.75} />}
        action={
          totalCents > 0 && (
            <Button variant="quiet" className="-mr-3.5" disabled={!isReady} onClick={() => setIsAsking(true)}>
              {t('open')}
            </Button>
          )
        }
      >
        {totalCents > 0 ? (
          t('label', { amount: formatCents(totalCents) })
        ) : (
          <span className="text-soft">{t('none')}</span>
        )}
      </Row>
      <p role="status" className={`${BELOW_ROW} text-good text-pretty tabular-nums empty:hidden`}>
        {sentCents > 0 && t('done', { amount: formatCents(sentCents) })}
      </p>
      <Dialog
        open={isAsking && totalCents > 0}
        isBusy={way.isBusy}
        onClose={() => setIsAsking(false)}
        title={t('title')}
        closeLabel={t('close')}
      >
        {isAsking && totalCents > 0 && (
          <RefundForm
            door={way}
            till={till}
            onCancel={() => setIsAsking(false)}
            onDone={(cents) => {
              setSentCents(cents);
              setIsAsking(false);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
