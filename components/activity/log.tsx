import { History, Images, Link2, type LucideIcon, SlidersHorizontal, Users, Wallet } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Surface } from '@/components/ui/surface';
import { Time } from '@/components/ui/time';
import type { ActivityFilter } from '@/lib/activity/filter';
import type { DeedView } from '@/lib/activity/loaders';
import type { DeedGroup } from '@/lib/activity/rules';
import { translator } from '@/lib/messages/catalogue';
import { activityHref } from './address';

const ICONS: Record<DeedGroup, LucideIcon> = {
  people: Users,
  cutouts: Images,
  sharing: Link2,
  credit: Wallet,
  workspace: SlidersHorizontal,
};

type Props = {
  workspace: string;
  shown: ActivityFilter;
  deeds: DeedView[];
  nextBefore: string | null;
  isOlder: boolean;
};

/** What people did, newest first, or what a filter left of it. */
export function Log({ workspace, shown, deeds, nextBefore, isOlder }: Props) {
  const t = translator('activity');
  return (
    <Surface aria-label={t('title')} className="overflow-hidden">
      {deeds.length === 0 ? (
        <Nothing workspace={workspace} isFiltered={Object.keys(shown).length > 0} />
      ) : (
        <ul className="divide-y divide-line">
          {deeds.map((deed) => (
            <Deed key={deed.id} {...deed} />
          ))}
        </ul>
      )}
      {(nextBefore || isOlder) && (
        <div className="flex justify-center gap-2 border-line border-t p-3">
          {isOlder && (
            <ButtonLink href={activityHref(workspace, shown)} variant="quiet">
              {t('newest')}
            </ButtonLink>
          )}
          {nextBefore && <ButtonLink href={activityHref(workspace, shown, nextBefore)}>{t('more')}</ButtonLink>}
        </div>
      )}
    </Surface>
  );
}

function Deed({ group, sentence, at }: DeedView) {
  const Icon = ICONS[group];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] md:px-6">
      <span className="grid size-9 place-items-center self-start rounded-full bg-hover text-soft max-sm:row-span-2">
        <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
      </span>
      <p className="wrap-anywhere">{sentence}</p>
      <p className="text-[13px] text-soft tabular-nums max-sm:col-start-2 sm:pl-4">
        <Time at={at} />
      </p>
    </li>
  );
}

function Nothing({ workspace, isFiltered }: { workspace: string; isFiltered: boolean }) {
  const t = translator('activity');
  return (
    <EmptyState
      icon={<History className="size-7" strokeWidth={1.5} />}
      title={isFiltered ? t('filters.none_title') : t('empty.title')}
    >
      <p>{isFiltered ? t('filters.none_text') : t('empty.text')}</p>
      {isFiltered && (
        <ButtonLink href={activityHref(workspace, {})} className="mt-4">
          {t('filters.clear')}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
