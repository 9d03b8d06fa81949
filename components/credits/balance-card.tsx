import type { ReactNode } from 'react';
import { Surface } from '@/components/ui/surface';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros, imagesFor } from '@/lib/money';
import type { loadBalance } from '@/lib/wallet/loaders';
import { spendableMicros } from '@/lib/wallet/rules/spendable';

type Props = {
  name: string;
  balance: Awaited<ReturnType<typeof loadBalance>>;
  heldCount: number;
  /** What was used lately. */
  children: ReactNode;
};

/** What is left to spend, to the last micro-dollar, and what is set aside for images being cut right now. */
export function BalanceCard({
  name,
  balance: { availableMicros, heldMicros, priceMicros, capMicros, capLeftMicros },
  heldCount,
  children,
}: Props) {
  const t = translator('credits');
  return (
    <Surface className="flex min-w-0 flex-col p-6 md:p-7">
      <h2 className="wrap-anywhere text-soft">{t('balance_of', { name })}</h2>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
        <span className="font-semibold text-[56px]/none tabular-nums tracking-[-0.045em]">
          {formatMicros(availableMicros)}
        </span>
        <span className="text-lg tabular-nums">{t('images', { count: imagesFor(availableMicros, priceMicros) })}</span>
      </p>
      <p className="mt-3 text-soft tabular-nums">
        {heldMicros > 0n ? t('held', { amount: formatMicros(heldMicros), count: heldCount }) : t('nothing_held')}
      </p>
      {capMicros !== null && (
        <p className="mt-1 tabular-nums">
          {t('cap_left', {
            left: formatMicros(spendableMicros({ availableMicros, capLeftMicros })),
            cap: formatMicros(capMicros),
            count: imagesFor(spendableMicros({ availableMicros, capLeftMicros }), priceMicros),
          })}
        </p>
      )}
      {children}
    </Surface>
  );
}
