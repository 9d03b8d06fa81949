import { translator } from '@/lib/messages/catalogue';
import type { Shown } from '../shown';
import type { Sorting } from '../sorting';

export type Field = 'status' | 'person' | 'tag' | 'sort';
type Choice = { key: string; name: string };
export type Fields = Record<Field, { all: Choice; others: Choice[]; label: (shown: string) => string; title: string }>;

const STATES = ['succeeded', 'working', 'failed', 'canceled'] as const;
const SORTS = ['oldest', 'name'] as const;

/** What can be chosen of each, first what is shown when nothing is; no choice where there is but one. */
export function choicesOf(shown: Shown, { people, tags }: Sorting): Fields {
  const t = translator('gallery');
  const named = (list: { id: string; name: string }[], chosen: string | undefined) => {
    const known = list.map(({ id, name }) => ({ key: id, name }));
    // Somebody else's address names one that is not there any more.
    return chosen && !known.some(({ key }) => key === chosen)
      ? [...known, { key: chosen, name: t('filters.unknown') }]
      : known;
  };
  return {
    status: {
      all: { key: '', name: t('filters.anyStatus') },
      others: STATES.map((key) => ({ key, name: t(`filters.${key}`) })),
      label: (name) => t('filters.status', { shown: name }),
      title: t('filters.fieldStatus'),
    },
    person: {
      all: { key: '', name: t('filters.anyone') },
      others: people.length > 1 || shown.person ? named(people, shown.person) : [],
      label: (name) => t('filters.person', { shown: name }),
      title: t('filters.fieldPerson'),
    },
    tag: {
      all: { key: '', name: t('filters.anyTag') },
      others: named(tags, shown.tag),
      label: (name) => t('filters.tag', { shown: name }),
      title: t('filters.fieldTag'),
    },
    sort: {
      all: { key: '', name: t('filters.newest') },
      others: SORTS.map((key) => ({ key, name: t(`filters.${key}`) })),
      label: (name) => t('filters.sort', { shown: name }),
      title: t('filters.fieldSort'),
    },
  };
}
