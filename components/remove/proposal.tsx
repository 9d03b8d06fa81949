'use client';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import { formatMicros } from '@/lib/money';
import type { WalletView } from '@/lib/wallet/rules/view';
import { quoteOf } from './quote';
import type { Offer, RemoveStore } from './store';
import { useKnown } from './use-known';

const SHOWN = 11;

type Props = { workspace: string; store: RemoveStore; offers: Offer[]; wallet: WalletView };

/** Before a batch: what it will cost and what will be left. Nothing is sent until it is started. */
export function Proposal({ workspace, store, offers, wallet }: Props) {
  const t = useTranslations('remove');
  const knowledge = useKnown(workspace, offers);
  const quote = quoteOf(
    offers.map(({ key }) => key),
    wallet,
    knowledge,
  );
  const isExact = offers.every(({ key }) => knowledge.hashes.has(key));
  const startable = quote.affordable.length;
  const isShort = startable < quote.count;
  // What falls short is the member's own cap: more credit would not help.
  const cap =
    wallet.capMicros && quote.beforeMicros < BigInt(wallet.availableMicros) ? formatMicros(wallet.capMicros) : 'none';
  const rest = offers.length - SHOWN;
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-6 px-4 py-8 text-center">
      <ul aria-hidden className="flex max-w-180 flex-wrap justify-center gap-2">
        {offers.slice(0, SHOWN).map(({ key, preview }) => (
          <li key={key} className="size-16 overflow-hidden rounded-control bg-hover ring-1 ring-line sm:size-24">
            <img src={preview} alt="" decoding="async" className="size-full object-cover" />
          </li>
        ))}
        {rest > 0 && (
          <li className="grid size-16 place-items-center rounded-control bg-hover font-medium text-soft sm:size-24">
            +{rest}
          </li>
        )}
      </ul>
      <div role="status">
        <h1
          tabIndex={-1}
          className="outline-none font-semibold text-[28px]/9 tracking-[-.035em] tabular-nums sm:text-[40px]/12"
        >
          {t('quote', { count: quote.count, cost: formatMicros(quote.costMicros) })}
        </h1>
        <p className="mt-2 text-balance text-base/6 text-soft tabular-nums">
          {quote.free > 0 && `${t('quoteFree', { count: quote.free })} `}
          {isShort
            ? t('quoteShort', {
                needed: formatMicros(quote.costMicros),
                available: formatMicros(quote.beforeMicros),
                count: startable,
                cap,
              })
            : t(isExact ? 'quoteExact' : 'quoteLeft', {
                before: formatMicros(quote.beforeMicros),
                after: formatMicros(quote.afterMicros),
                cap,
              })}
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:*:flex-1">
        {startable > 0 && (
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: it replaces what had the focus, and Enter should go on
            autoFocus
            className={control.main}
            onClick={() => store.startOffered(quote.affordable)}
          >
            {isShort ? t('startSome', { count: startable }) : t('start')}
          </button>
        )}
        {isShort && cap === 'none' && (
          <Link className={startable > 0 ? control.outlineLarge : control.main} href={`/w/${workspace}/credits`}>
            {t('addCredit')}
          </Link>
        )}
        <button type="button" className={control.outlineLarge} onClick={() => store.dismiss()}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
