'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Door } from '@/components/forms/door';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useHydrated } from '@/components/ui/use-hydrated';
import { planRefund } from '@/lib/billing/rules/refund';
import { formatCents } from '@/lib/money';
import { totalOf } from './refund-amount';
import { RefundForm, type RefundTill, type RefundWish, type SentRefund } from './refund-form';
import { Row } from './row';

type Props = { door: Door<RefundWish>; till: RefundTill };

/** What can go back of the credit that was bought, and afterwards, that it is on its way. */
export function RefundRow({ door, till }: Props) {
  const t = useTranslations('credits.refund');
  const isReady = useHydrated();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [wish, setWish] = useState<SentRefund | null>(null);
  const [sent, setSent] = useState<{ cents: number; till: RefundTill } | null>(null);
  const shown = wish?.till ?? till;
  const { totalCents } = totalOf(planRefund(shown.refundable, shown.availableMicros, null));
  // What could go back until then is on its way: the page does not say both until it was read anew.
  const isStale = sent?.till === till;
  const canGoBack = totalCents > 0 && !isStale;
  return (
    <>
      <Row
        icon={<Undo2 strokeWidth={1.75} />}
        action={
          canGoBack && (
            <Button variant="quiet" className="-mr-3.5" disabled={!isReady} onClick={() => setIsAsking(true)}>
              {t('open')}
            </Button>
          )
        }
      >
        {canGoBack && <p>{t('label', { amount: formatCents(totalCents) })}</p>}
        {!canGoBack && !sent && <p className="text-soft">{t('none')}</p>}
        <p role="status" className="text-good empty:hidden">
          {sent && t('done', { amount: formatCents(sent.cents) })}
        </p>
      </Row>
      <Dialog
        open={isAsking && canGoBack}
        isBusy={isBusy}
        onClose={() => setIsAsking(false)}
        title={t('title')}
        closeLabel={t('close')}
      >
        {isAsking && canGoBack && (
          <RefundForm
            door={door}
            till={shown}
            sent={wish}
            onSent={setWish}
            onBusy={setIsBusy}
            onCancel={() => setIsAsking(false)}
            onDone={(cents) => {
              setSent({ cents, till });
              setIsAsking(false);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
