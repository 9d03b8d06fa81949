import { Download, Filter, User } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import { Choices } from '@/components/ui/choices';
import { DateSpan, type SpanPresets } from '@/components/ui/date-span';
import type { ActivityFilter } from '@/lib/activity/filter';
import type { ActorView } from '@/lib/activity/loaders';
import { GROUPS } from '@/lib/activity/rules';
import { translator } from '@/lib/messages/catalogue';
import { activityHref, csvHref } from './address';

type Props = { workspace: string; shown: ActivityFilter; actors: ActorView[]; presets: SpanPresets };

const t = translator('activity');

function nameOf({ name, isYou, isMember }: ActorView): string {
  return t('filters.known', { kind: isYou ? 'you' : isMember ? 'member' : 'left', name });
}

/** Which deeds are shown, as links: each is an address, and none needs a script. */
export function Filters({ workspace, shown, actors, presets }: Props) {
  const { kind: _kind, ...ofAnyKind } = shown;
  const { person, ...ofAnybody } = shown;
  const { from: _from, to: _to, ...ofAnyTime } = shown;
  const people = actors.map((one) => ({ id: one.id, label: nameOf(one) }));
  // An address may name somebody who did nothing here.
  if (person && !people.some(({ id }) => id === person)) people.push({ id: person, label: t('filters.unknown') });
  return (
    <nav aria-label={t('filters.label')} className="flex flex-wrap items-center gap-1 max-md:-mx-2.5">
      <Choices
        icon={<Filter aria-hidden="true" className="size-4.5" strokeWidth={1.5} />}
        label={(name) => t('filters.kind', { shown: name })}
        all={{ key: '', label: t('filters.everything'), href: activityHref(workspace, ofAnyKind) }}
        choices={GROUPS.map((key) => ({
          key,
          label: t(`filters.${key}`),
          href: activityHref(workspace, { ...ofAnyKind, kind: key }),
        }))}
        chosen={shown.kind}
      />
      {(people.length > 1 || person) && (
        <Choices
          icon={<User aria-hidden="true" className="size-4.5" strokeWidth={1.5} />}
          label={(name) => t('filters.person', { shown: name })}
          all={{ key: '', label: t('filters.everyone'), href: activityHref(workspace, ofAnybody) }}
          choices={people.map(({ id, label }) => ({
            key: id,
            label,
            href: activityHref(workspace, { ...ofAnybody, person: id }),
          }))}
          chosen={person}
        />
      )}
      <DateSpan
        shown={shown}
        presets={presets}
        href={({ from, to }) => activityHref(workspace, { ...ofAnyTime, ...(from && { from }), ...(to && { to }) })}
        action={activityHref(workspace, {})}
        others={ofAnyTime}
      />
      <a
        href={csvHref(workspace, shown)}
        download
        aria-label={t('filters.csv_label')}
        className={buttonClass({ className: 'max-md:ml-2.5 md:ml-2' })}
      >
        <Download aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
        {t('filters.csv')}
      </a>
    </nav>
  );
}
