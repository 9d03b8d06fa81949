import type { Metadata } from 'next';
import { BalanceCard } from '@/components/credits/balance-card';
import { Ledger } from '@/components/credits/ledger';
import { LiveLedger } from '@/components/credits/live-ledger';
import { Packs } from '@/components/credits/packs';
import { Surface } from '@/components/ui/surface';
import { loadPrices } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadCredits } from '@/lib/wallet/loaders';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: PageQuery;
};

export const metadata: Metadata = { title: translator('credits')('title') };

export default async function CreditsPage({ params, searchParams }: Props) {
  const [{ workspace: slug }, { before }] = await Promise.all([params, readQuery(searchParams)]);
  const page = before === undefined ? {} : { before };
  const [{ workspace }, { balance, entries, nextBefore }] = await Promise.all([
    requireWorkspace(slug),
    loadCredits(slug, page),
  ]);
  const t = translator('credits');
  return (
    <div className="mx-auto flex w-full max-w-[1360px] flex-col gap-4 p-4 md:gap-6 md:p-8">
      <h1 className="sr-only">{t('title')}</h1>
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <BalanceCard name={workspace.name} balance={balance} />
        <Surface className="flex flex-col gap-4 p-6 md:p-7">
          <h2 className="font-semibold text-xl/7 tracking-tight">{t('more.title')}</h2>
          <p className="max-w-[56ch] text-pretty text-soft">{t('more.text')}</p>
          <Packs packs={loadPrices().packs} />
        </Surface>
      </div>
      <Ledger workspace={slug} entries={entries} nextBefore={nextBefore} isOlder={'before' in page} />
      <LiveLedger workspace={slug} shown={balance} />
    </div>
  );
}
