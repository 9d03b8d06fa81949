import type { Metadata } from 'next';
import { BalanceCard } from '@/components/credits/balance-card';
import { PaymentNotice } from '@/components/credits/buy/payment-notice';
import { Till } from '@/components/credits/buy/till';
import { Filters } from '@/components/credits/filters/filters';
import { Ledger } from '@/components/credits/ledger';
import { LiveLedger } from '@/components/credits/live-ledger';
import { Usage } from '@/components/credits/usage/usage';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { buyCredit, openPortal, refundCredit, saveLowLevel, saveTopUp } from '@/lib/billing/actions';
import { loadPayment, loadTill } from '@/lib/billing/loaders';
import { presetsAt, readFilter, readUsageView } from '@/lib/ledger/filter';
import { loadHeldCount, loadLedger, loadPeople, loadUsage } from '@/lib/ledger/loaders';
import { isUnderWay } from '@/lib/ledger/view';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadBalance } from '@/lib/wallet/loaders';
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
  const [{ workspace: slug }, query, timeZone] = await Promise.all([params, readQuery(searchParams), zoneOfRequest()]);
  const { before, payment: paymentId } = query;
  const now = new Date();
  const filter = readFilter(query);
  const shown = { ...filter, ...readUsageView(query) };
  const [{ workspace }, balance, till, payment, heldCount, ledger, people, usage] = await Promise.all([
    requireWorkspace(slug),
    loadBalance(slug),
    loadTill(slug),
    paymentId ? loadPayment(slug, paymentId) : null,
    loadHeldCount(slug),
    loadLedger(slug, filter, { before, timeZone }),
    loadPeople(slug),
    loadUsage(slug, shown, timeZone, now),
  ]);
  const t = translator('credits');
  return (
    <div className="mx-auto flex w-full max-w-[1360px] flex-col gap-4 p-4 md:gap-6 md:p-8">
      <h1 className="sr-only">{t('title')}</h1>
      <PaymentNotice payment={payment} takenBackCount={till.takenBackCount} />
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <BalanceCard name={workspace.name} balance={balance} heldCount={heldCount}>
          <Usage workspace={slug} shown={shown} usage={usage} priceMicros={balance.priceMicros} />
        </BalanceCard>
        <Till workspace={slug} till={till} actions={ACTIONS} />
      </div>
      <Ledger workspace={slug} shown={shown} {...ledger} isOlder={before !== undefined}>
        <Filters workspace={slug} shown={shown} people={people} presets={presetsAt(now, timeZone)} />
      </Ledger>
      <LiveLedger workspace={slug} shown={balance} isWaiting={ledger.entries.some(isUnderWay)} />
    </div>
  );
}
