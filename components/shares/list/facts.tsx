'use client';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Time } from '@/components/ui/time';
import type { ShareView } from '@/lib/shares/view';

/** What a link is, in two lines. */
export function Facts({ share }: { share: ShareView }) {
  const t = useTranslations('share.list');
  const { createdAt, createdBy, expiresAt, lastViewedAt } = share;
  const at = (moment: string, form: 'date' | 'moment') => () => <Time at={moment} form={form} />;
  const who = createdBy?.you ? t('you') : createdBy?.name;
  const made = { time: at(createdAt, 'date') };
  return (
    <>
      <Line>
        {t('pictures', { count: share.count })}
        {expiresAt === null ? (
          t('never')
        ) : (
          <span className={share.isExpired ? 'text-bad' : ''}>
            {t.rich(share.isExpired ? 'ended' : 'until', { time: at(expiresAt, 'moment') })}
          </span>
        )}
        {!share.allowsDownload && t('previews')}
      </Line>
      <Line>
        {who ? t.rich('by', { ...made, who }) : t.rich('by_nobody', made)}
        {t('views', { count: share.views })}
        {lastViewedAt && t.rich('last', { time: at(lastViewedAt, 'moment') })}
      </Line>
    </>
  );
}

/** Facts in a row, with dots between them. */
function Line({ children }: { children: ReactNode[] }) {
  const shown = children.filter(Boolean);
  return (
    <p className="text-[13px] text-soft tabular-nums">
      {shown.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <Fragment key={index}>
          {index > 0 && ' · '}
          {fact}
        </Fragment>
      ))}
    </p>
  );
}
