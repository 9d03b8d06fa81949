'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { MeantLink } from '@/components/ui/meant-link';
import { formatMicros, imagesFor } from '@/lib/money';
import { spendableMicros } from '@/lib/wallet/rules/spendable';
import type { WalletView } from '@/lib/wallet/rules/view';

/** What is left, in dollars and in images, as live events tell it. */
export function Balance({ href, wallet: rendered }: { href: string; wallet: WalletView }) {
  const t = useTranslations('shell');
  const [live, setLive] = useState<{ since: WalletView; wallet: WalletView } | null>(null);

  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent) setLive({ since: rendered, wallet: { ...rendered, ...event.detail } });
    };
    window.addEventListener('clearcut:wallet', hear);
    return () => window.removeEventListener('clearcut:wallet', hear);
  }, [rendered]);

  // What the server rendered after the last event is newer than that event.
  const wallet = live?.since === rendered ? live.wallet : rendered;
  const micros = spendableMicros(wallet);
  const images = imagesFor(micros, wallet.priceMicros);
  const label = wallet.capMicros ? t('balance_cap', { cap: formatMicros(wallet.capMicros) }) : t('balance');
  return (
    <MeantLink
      href={href}
      title={wallet.capMicros ? label : undefined}
      className="flex h-8 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-panel px-2.5 text-[13px] sm:gap-2 sm:px-3 tabular-nums transition-colors duration-150 hover:bg-hover pointer-coarse:h-10"
    >
      <span className="sr-only">{label}</span>
      <span className="font-semibold">{formatMicros(micros)}</span>
      <span className={`max-[22rem]:sr-only ${images === 0 ? 'font-medium text-bad' : 'text-soft'}`}>
        {t('images', { count: images })}
      </span>
    </MeantLink>
  );
}
