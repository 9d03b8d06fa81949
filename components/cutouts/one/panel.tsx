'use client';
import { Download, FileImage } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Time } from '@/components/ui/time';
import type { CutoutView } from '@/lib/cutouts/view';
import { formatMicros } from '@/lib/money';
import { control } from '../control';
import { fileSize } from '../file-size';
import type { Sorting } from '../gallery/sorting';
import { isUnfinished } from '../list';
import { Delete } from './delete';
import { Order } from './order';
import { Share } from './share';

type Props = {
  workspace: string;
  cutout: CutoutView;
  sorting: Sorting;
  onChange(cutout: CutoutView): void;
  children: ReactNode;
};

/** What it is, what it cost, and the way out: beside the picture, on a phone below it with the download always in reach. */
export function Panel({ workspace, cutout, sorting, onChange, children }: Props) {
  const t = useTranslations('cutouts');
  const who = cutout.createdBy?.you ? t('you') : cutout.createdBy?.name;
  const time = () => <Time at={cutout.createdAt} form="time" />;
  return (
    <aside
      aria-label={t('details')}
      className="flex min-h-0 flex-col border-line bg-panel max-lg:border-t lg:overflow-y-auto lg:border-l"
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 p-4 max-lg:order-2 lg:p-5">
        <Fact name={t('factSize')}>{`${cutout.width} × ${cutout.height} px`}</Fact>
        <Fact name={t('factDay')}>
          <Time at={cutout.createdAt} />
        </Fact>
        <Fact name={t('factOriginal')}>{fileSize(cutout.sourceSizeBytes)}</Fact>
        {cutout.resultSizeBytes !== null && <Fact name={t('factResult')}>{fileSize(cutout.resultSizeBytes)}</Fact>}
        {cutout.urls.result && <Fact name={t('factPrivacy')}>{t('cleaned')}</Fact>}
        {cutout.scaledBack && <Fact name={t('factScaled')}>{t('scaledBackLong')}</Fact>}
      </dl>
      <Order {...{ workspace, cutout, sorting, onChange }} />
      <div className="mx-4 flex gap-2 border-line border-t pt-4 max-lg:order-3 lg:mx-5">
        <a className={control.outlinePart} href={`${cutout.urls.original}&download=1`} download>
          <FileImage aria-hidden className="size-4" />
          {t('downloadOriginal')}
        </a>
        {sorting.rights.share && cutout.urls.result && <Share workspace={workspace} cutout={cutout} />}
        {cutout.mayManage && !isUnfinished(cutout) && <Delete workspace={workspace} cutout={cutout} />}
      </div>
      <div className="mx-4 mt-4 flex min-h-0 flex-1 flex-col border-line border-t py-4 max-lg:order-4 lg:mx-5 lg:min-h-72">
        {children}
      </div>
      <div className="cutout-bar flex flex-col gap-3 border-line bg-panel p-4 max-lg:sticky max-lg:order-1 max-lg:border-b lg:border-t">
        <p className="flex justify-between gap-4 text-soft">
          <span className="truncate">
            {t.rich(`${cutout.urls.result ? 'cut' : 'sent'}${who ? 'By' : 'At'}`, { time, who: who ?? '' })}
          </span>
          <span className="shrink-0 tabular-nums">
            <Price cutout={cutout} />
          </span>
        </p>
        {cutout.urls.result && (
          <a className={control.main} href={`${cutout.urls.result}&download=1`} download>
            <Download aria-hidden className="size-4.5" />
            {t('downloadPng')}
          </a>
        )}
      </div>
    </aside>
  );
}

function Price({ cutout }: { cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  if (cutout.status === 'failed') return t('notCharged');
  if (cutout.reused) return t('fromHistory');
  const price = formatMicros(cutout.priceMicros);
  return isUnfinished(cutout) ? t('held', { price }) : price;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 text-right tabular-nums">{children}</dd>
    </>
  );
}
