import { Surface } from '@/components/ui/surface';
import { Time } from '@/components/ui/time';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import type { GiftView } from '@/lib/operator/loaders';

/** What was given by hand last: to whom, how much, why, by whom and when. */
export function Gifts({ gifts }: { gifts: GiftView[] }) {
  const t = translator('operator');
  return (
    <Surface aria-labelledby="gifts-title" className="flex flex-col gap-4 p-4 md:p-6">
      <div>
        <h2 id="gifts-title" className="font-semibold text-xl/7 tracking-tight">
          {t('gifts.title')}
        </h2>
        <p className="mt-1 text-soft">{t(gifts.length > 0 ? 'gifts.text' : 'gifts.empty')}</p>
      </div>
      {gifts.length > 0 && (
        <ul className="flex flex-col">
          {gifts.map(({ id, at, amountMicros, reason, by, workspace }) => (
            <li key={id} className="flex gap-4 border-line border-t py-3 last:pb-0">
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere">
                  <span className="font-medium">{workspace.name}</span>{' '}
                  <span className="text-soft">{workspace.slug}</span>
                </p>
                {reason && <p className="wrap-anywhere text-pretty">{reason}</p>}
                <p className="wrap-anywhere text-[13px] text-soft tabular-nums">
                  <Time at={at.toISOString()} /> · <span title={by?.email}>{by?.name ?? t('gifts.gone')}</span>
                </p>
              </div>
              <p className="shrink-0 font-medium tabular-nums">{formatMicros(amountMicros)}</p>
            </li>
          ))}
        </ul>
      )}
    </Surface>
  );
}
