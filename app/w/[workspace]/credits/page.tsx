import type { Metadata } from 'next';
import { BalanceCard } from '@/components/credits/balance-card';
import { PaymentNotice } from '@/components/credits/buy/payment-notice';
import { Till } from '@/components/credits/buy/till';
import { Ledger } from '@/components/credits/ledger';
import { LiveLedger } from '@/components/credits/live-ledger';
import { buyCredit, openPortal, refundCredit, saveLowLevel, saveTopUp } from '@/lib/billing/actions';
import { loadPayment, loadTill } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadCredits } from '@/lib/wallet/loaders';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: PageQuery;
};

export const metadata: Metadata = { title: translator('credits')('title') };

const ACTIONS = {
  ...{ buy: buyCredit, portal: openPortal, refund: refundCredit },
  ...{ topUp: saveTopUp, lowLevel: saveLowLevel },
};

export default async function CreditsPage({ params, searchParams }: Props) {
  const [{ workspace: slug }, { before, payment: paymentId }] = await Promise.all([params, readQuery(searchParams)]);
  const page = before === undefined ? {} : { before };
  const [{ workspace }, { balance, entries, nextBefore }, till, payment] = await Promise.all([
    requireWorkspace(slug),
    loadCredits(slug, page),
    loadTill(slug),
    paymentId ? loadPayment(slug, paymentId) : null,
  ]);
  const t = translator('credits');
  return (
    <div className="mx-auto flex w-full max-w-[1360px] flex-col gap-4 p-4 md:gap-6 md:p-8">
      <h1 className="sr-only">{t('title')}</h1>
      {payment && <PaymentNotice workspace={slug} payment={payment} />}
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <BalanceCard name={workspace.name} balance={balance} />
        <Till workspace={slug} till={till} actions={ACTIONS} />
      </div>
      <Ledger workspace={slug} entries={entries} nextBefore={nextBefore} isOlder={'before' in page} />
      <LiveLedger workspace={slug} shown={balance} />
    </div>
  );
}
