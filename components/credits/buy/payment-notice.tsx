import { X } from 'lucide-react';
import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { loadPayment } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatCents } from '@/lib/money';
import { WatchPayment } from './watch-payment';

type Payment = NonNullable<Awaited<ReturnType<typeof loadPayment>>>;
type Props = { workspace: string; payment: Payment };

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
export function PaymentNotice({ workspace, payment: { status, images, totalCents, receiptUrl } }: Props) {
  const t = translator('credits');
  return (
    <Notice tone={TONES[status]}>
      <div className="flex items-start justify-between gap-4">
        <p className="text-pretty tabular-nums">
          {t(`buy.${status}`, { count: images, amount: formatCents(totalCents) })}{' '}
          {status === 'paid' && receiptUrl && (
            <a href={receiptUrl} target="_blank" rel="noreferrer" className="underline underline-offset-4">
              {t('buy.receipt')}
            </a>
          )}
        </p>
        <Link
          href={`/w/${workspace}/credits`}
          replace
          scroll={false}
          aria-label={t('buy.dismiss')}
          className="-m-2 grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden="true" className="size-4.5" />
        </Link>
      </div>
      {(status === 'open' || status === 'processing' || status === 'action_required') && <WatchPayment />}
    </Notice>
  );
}
