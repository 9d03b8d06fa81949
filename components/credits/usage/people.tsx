import type { Usage } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';

const SHOWN = 5;

type PersonUse = Extract<Usage, { by: 'person' }>['people'][number];

type Line = { key: string; name: string; images: number; amountMicros: bigint };

/** Who used how much, most first; those behind the first few together. */
export function People({ people }: { people: PersonUse[] }) {
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
    });
  }
  const most = Math.max(...lines.map(({ images }) => images));
  return (
    <ul className="flex min-h-35 flex-col gap-3.5">
      {lines.map(({ key, name, images, amountMicros }, index) => (
        <li key={key} className="flex flex-col gap-1.5">
          <span className="flex justify-between gap-4">
            <span className="truncate">{name}</span>
            <span className="shrink-0 text-soft tabular-nums">
              {t('usage.amount', { count: images, amount: formatMicros(amountMicros) })}
            </span>
          </span>
          <span
            aria-hidden="true"
            className={`h-1.5 min-w-1 rounded-full ${index === 0 ? 'bg-accent' : 'bg-[var(--bar)]'}`}
            style={{ width: `${(100 * images) / most}%` }}
          />
        </li>
      ))}
    </ul>
  );
}
