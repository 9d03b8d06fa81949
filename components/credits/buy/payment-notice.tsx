import type { loadPayment } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatCents } from '@/lib/money';
import { SaidOnce } from './said-once';
import { WatchPayment } from './watch-payment';

type Payment = NonNullable<Awaited<ReturnType<typeof loadPayment>>>;
type Props = { payment: Payment | null; takenBackCount: number };

/** Back from the checkout, an order that is open still is one that nobody could ask about yet. */
const TONES = {
  paid: 'good',
  failed: 'bad',
  expired: 'info',
  open: 'info',
  processing: 'info',
  action_required: 'info',
} as const;

/** What came of the checkout one comes back from. */
export function PaymentNotice({ payment, takenBackCount }: Props) {
  const t = translator('credits');
  return (
    <SaidOnce
      said={payment && { tone: TONES[payment.status], isOver: payment.isOver, words: <Words {...payment} /> }}
      takenBackCount={takenBackCount}
      dismissLabel={t('buy.dismiss')}
    />
  );
}

function Words({ status, images, bonusImages, totalCents, receiptUrl, isOver }: Payment) {
  const t = translator('credits');
  const values = { count: images + bonusImages, free: bonusImages, amount: formatCents(totalCents) };
  return (
    <>
      <p className="text-pretty tabular-nums">
        {t(`buy.${status}`, values)}{' '}
        {status === 'paid' && receiptUrl && (
          <a href={receiptUrl} target="_blank" rel="noreferrer" className="underline underline-offset-4">
            {t('buy.receipt')}
          </a>
        )}
      </p>
      {!isOver && <WatchPayment />}
    </>
  );
}
