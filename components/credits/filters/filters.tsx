import { Download, Filter, ReceiptText, User } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Choices } from '@/components/ui/choices';
import { DateSpan, type Span, type SpanPresets } from '@/components/ui/date-span';
import type { PersonView } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { creditsHref, csvHref, type Shown } from '../address';

const KINDS = ['images', 'credit', 'returns'] as const;

type Props = {
  workspace: string;
  shown: Shown;
  people: PersonView[];
  presets: SpanPresets;
};

/** Which entries are shown, as links: each is an address, and none needs a script. */
export function Filters({ workspace, shown, people, presets }: Props) {
  const t = translator('credits');
  const { kind, person, ...rest } = shown;
  const { from: _from, to: _to, ...others } = shown;
  const nameOf = ({ name, isYou, isMember }: PersonView) =>
    isYou ? t('filters.you', { name }) : isMember ? name : t('filters.left', { name });
  const kinds = KINDS.map((one) => ({
    key: one,
    label: t(`filters.${one}`),
    href: hrefOf({ ...rest, kind: one }, person),
  }));
  const persons = people.map((one) => ({
    key: one.id,
    label: nameOf(one),
    href: creditsHref(workspace, { ...rest, ...(kind && { kind }), person: one.id }),
  }));

  function hrefOf(to: Shown, by?: string) {
    return creditsHref(workspace, by ? { ...to, person: by } : to);
  }

  return (
    <nav aria-label={t('filters.label')} className="flex flex-wrap items-center gap-1 max-md:-mx-2.5">
      <Choices
        icon={<Filter aria-hidden="true" className="size-4.5" strokeWidth={1.5} />}
        label={(name) => t('filters.kind', { shown: name })}
        all={{ key: '', label: t('filters.everything'), href: hrefOf(rest, person) }}
        choices={kinds}
        chosen={kind}
      />
      {(people.length > 1 || person) && (
        <Choices
          icon={<User aria-hidden="true" className="size-4.5" strokeWidth={1.5} />}
          label={(name) => t('filters.person', { shown: name })}
          all={{
            key: '',
            label: t('filters.everyone'),
            href: creditsHref(workspace, { ...rest, ...(kind && { kind }) }),
          }}
          choices={persons}
          chosen={person}
        />
      )}
      <DateSpan
        shown={shown}
        presets={presets}
        href={(span) => `${creditsHref(workspace, { ...others, ...given(span) })}#ledger`}
        action={`/w/${workspace}/credits#ledger`}
        others={Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)]))}
      />
      <span className="flex gap-2 max-md:w-full max-md:px-2.5 md:ml-2">
        <ButtonLink href={`/w/${workspace}/credits/statement`}>
          <ReceiptText aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
          {t('filters.statement')}
        </ButtonLink>
        <a href={csvHref(workspace, shown)} download aria-label={t('filters.csv_label')} className={buttonClass({})}>
          <Download aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
          {t('filters.csv')}
        </a>
      </span>
    </nav>
  );
}

/** A span without the ends that it leaves open. */
const given = ({ from, to }: Span) => ({ ...(from && { from }), ...(to && { to }) });
