import type { Metadata } from 'next';
import { Filters } from '@/components/activity/filters';
import { Log } from '@/components/activity/log';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { readFilter } from '@/lib/activity/filter';
import { loadActivity, loadActors } from '@/lib/activity/loaders';
import { presetsAt } from '@/lib/ledger/filter';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { requireWorkspace } from '@/lib/workspaces/loaders';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: PageQuery;
};

export const metadata: Metadata = { title: messages.activity.title };

export default async function ActivityPage({ params, searchParams }: Props) {
  const [{ workspace: slug }, query, timeZone] = await Promise.all([params, readQuery(searchParams), zoneOfRequest()]);
  const { before } = query;
  const shown = readFilter(query);
  const [{ workspace }, page, actors] = await Promise.all([
    requireWorkspace(slug),
    loadActivity(slug, shown, { before, timeZone }),
    loadActors(slug),
  ]);
  const t = translator('activity');
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6 sm:px-5 lg:py-8">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl/8 tracking-tight">{t('title')}</h1>
          <p className="wrap-anywhere text-soft">{t('intro', { name: workspace.name })}</p>
        </div>
        <Filters workspace={slug} shown={shown} actors={actors} presets={presetsAt(new Date(), timeZone)} />
      </header>
      <Log workspace={slug} shown={shown} {...page} isOlder={before !== undefined} />
    </div>
  );
}
