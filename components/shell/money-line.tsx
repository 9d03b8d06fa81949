'use client';

import { CircleAlert, Wallet, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MoneyNotice } from '@/lib/billing/loaders';
import { formatMicros } from '@/lib/money';
import { hideMoney } from './money-cookie';

type Props = { notice: MoneyNotice; base: string };

/** One line below the bar that says how the money stands. What stops the work stays; low credit may be hidden for now. */
export function MoneyLine({ notice, base }: Props) {
  const t = useTranslations('shell.money');
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden) return null;
  const isLow = notice.kind === 'low';
  const isQuiet = isLow && notice.images > 0;
  const Icon = isLow ? Wallet : CircleAlert;
  return (
    <section
      aria-label={t('label')}
      className="money-line flex items-center gap-2.5 border-line border-b bg-panel px-4 md:px-5 print:hidden"
    >
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${isQuiet ? 'text-soft' : 'text-bad'}`} strokeWidth={1.75} />
      <p aria-live="polite" className="min-w-0 py-1 text-[13px]/4.5 tabular-nums">
        {notice.kind === 'low' && t('low', { images: notice.images })}
        {notice.kind === 'owed' && t('owed', { amount: formatMicros(notice.owedMicros) })}
        {notice.kind === 'action' && t('action')}
        {notice.kind === 'suspended' && t('suspended')}
      </p>
      <Way notice={notice} href={`${base}/credits`} />
      {isLow && (
        <button
          type="button"
          aria-label={t('dismiss')}
          title={t('dismiss')}
          onClick={() => {
            hideMoney(base);
            setIsHidden(true);
          }}
          className="-mr-2 ml-auto grid size-8 shrink-0 place-items-center rounded-lg text-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </section>
  );
}

function Way({ notice, href }: { notice: MoneyNotice; href: string }) {
  const t = useTranslations('shell.money');
  const look = 'shrink-0 whitespace-nowrap rounded font-medium text-[13px] underline underline-offset-4';
  if (notice.kind === 'action' && notice.url) {
    return (
      <a href={notice.url} className={look}>
        {t('confirm')}
      </a>
    );
  }
  const words = notice.kind === 'suspended' ? 'look' : notice.mayPay ? 'add' : 'see';
  return (
    <Link href={href} className={look}>
      {t(words)}
    </Link>
  );
}
