import type { Metadata } from 'next';
import { Days } from '@/components/operator/days';
import { Gifts } from '@/components/operator/gifts';
import { Give } from '@/components/operator/give';
import { translator } from '@/lib/messages/catalogue';
import { giveCredit } from '@/lib/operator/actions';
import { loadDays, loadGifts, loadPrice, requireOperator, searchWorkspaces } from '@/lib/operator/loaders';
import { type PageQuery, readQuery } from '@/lib/query';

type Props = { searchParams: PageQuery };

/** Only an operator learns that there is such a page. */
export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: translator('operator')('title'), robots: 'noindex' };
}

export default async function OperatorPage({ searchParams }: Props) {
  const { before, q } = await readQuery(searchParams);
  const [days, found, gifts] = await Promise.all([loadDays(before, new Date()), searchWorkspaces(q), loadGifts()]);
  return (
    <div className="mx-auto flex w-full max-w-[1360px] flex-col gap-4 p-4 md:gap-6 md:p-8">
      <h1 className="sr-only">{translator('operator')('title')}</h1>
      <Days view={days} />
      <div className="grid items-start gap-4 md:gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <Give act={giveCredit} asked={q?.trim() ?? ''} found={found} priceMicros={loadPrice()} />
        <Gifts gifts={gifts} />
      </div>
    </div>
  );
}
