import type { CSSProperties } from 'react';
import type { Usage } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { Ends } from './ends';

const SHOWN = 5;

type Use = Extract<Usage, { by: 'person' }>;
type PersonUse = Use['people'][number];

type Line = Pick<PersonUse, 'images' | 'amountMicros' | 'perDay'> & { key: string; name: string };

type BarStyle = CSSProperties & { '--high': number };

/** Who used how much, most first, and on which days; those behind the first few together. All bars have one measure. */
export function People({ usage: { people, list } }: { usage: Use }) {
  const t = translator('credits');
  const nameOf = ({ name, isYou }: PersonUse) =>
    name === null ? t('usage.gone') : isYou ? t('usage.you', { name }) : name;
  const lines: Line[] = people.slice(0, SHOWN).map((one) => ({ ...one, key: one.id ?? '', name: nameOf(one) }));
  const others = people.slice(SHOWN);
  if (others.length > 0) {
    lines.push({
      key: 'others',
      name: t('usage.others', { count: others.length }),
      images: others.reduce((count, { images }) => count + images, 0),
      amountMicros: others.reduce((total, { amountMicros }) => total + amountMicros, 0n),
      perDay: list.map((_, index) => others.reduce((count, { perDay }) => count + (perDay[index] ?? 0), 0)),
    });
  }
  const most = Math.max(...lines.flatMap(({ perDay }) => perDay));
  const bar = (images: number): BarStyle => ({ '--high': images / most });
  return (
    <div className="usage" data-days={list.length}>
      <ul className="flex flex-1 flex-col gap-3">
        {lines.map(({ key, name, images, amountMicros, perDay }) => (
          <li key={key} className="usage-person">
            <span className="flex justify-between gap-4">
              <span className="truncate">{name}</span>
              <span className="shrink-0 text-soft tabular-nums">
                {t('usage.amount', { count: images, amount: formatMicros(amountMicros) })}
              </span>
            </span>
            <span aria-hidden="true" className="usage-bars items-end">
              {list.map((day, index) => (
                <span
                  key={day}
                  className="usage-bar"
                  data-none={perDay[index] ? undefined : ''}
                  style={bar(perDay[index] ?? 0)}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Ends days={list} />
    </div>
  );
}
