import type { Metadata } from 'next';
import { StatementBar } from '@/components/credits/statement/bar';
import { StatementSheet } from '@/components/credits/statement/sheet';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { loadStatement } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: PageQuery;
};

export const metadata: Metadata = { title: translator('credits')('statement.title') };

export default async function StatementPage({ params, searchParams }: Props) {
  const [{ workspace: slug }, { month }, timeZone] = await Promise.all([
    params,
    readQuery(searchParams),
    zoneOfRequest(),
  ]);
  const [{ workspace }, statement] = await Promise.all([
    requireWorkspace(slug),
    loadStatement(slug, month, timeZone, new Date()),
  ]);
  return (
    <div className="mx-auto flex w-full max-w-[860px] flex-col gap-4 p-4 md:p-8 print:max-w-none print:p-0">
      <StatementBar workspace={slug} statement={statement} />
      <StatementSheet name={workspace.name} statement={statement} timeZone={timeZone} />
    </div>
  );
}
