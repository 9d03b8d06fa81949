'use client';
import { Download, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { PatientImage } from '@/components/ui/patient-image';
import type { Failure, Stage } from './photo';
import { Progress } from './progress';

type Props = { workspace: string; name: string; stage: Stage; preview: string | null; onRetry?(): void };

const shape = 'group relative h-20 w-26 shrink-0 overflow-hidden rounded-control lg:h-22 lg:w-28';

/** One of the batch, small: its picture, where it stands, and where it leads. */
export function StripTile({ workspace, name, stage, preview, onRetry }: Props) {
  const t = useTranslations('remove');
  if (stage.kind === 'failed') return <FailedTile name={name} failure={stage} {...(onRetry && { onRetry })} />;
  const cutout = 'cutout' in stage ? stage.cutout : null;
  return (
    <li className={`${shape} checkerboard has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent`}>
      <PatientImage
        src={(stage.kind === 'done' && stage.cutout.urls.thumbnail) || preview || cutout?.placeholder}
        alt=""
        loading="lazy"
        decoding="async"
        className={`size-full ${stage.kind === 'done' ? 'object-contain' : 'object-cover'}`}
      />
      <Progress workspace={workspace} stage={stage} />
      {cutout ? (
        <Link
          href={`/w/${workspace}/cutouts/${cutout.id}`}
          prefetch={false}
          aria-label={name}
          title={name}
          className="absolute inset-0 outline-none"
        />
      ) : (
        <span className="sr-only">{name}</span>
      )}
      {stage.kind === 'done' && (
        <a
          href={`${stage.cutout.urls.result}&download=1`}
          download
          aria-label={t('downloadNamed', { name })}
          className="absolute right-1 bottom-1 grid size-8 place-items-center rounded-lg bg-black/65 text-white opacity-0 outline-none focus-visible:opacity-100 focus-visible:ring-2 focus-visible:ring-accent group-hover:opacity-100 pointer-coarse:hidden"
        >
          <Download aria-hidden className="size-4" />
        </a>
      )}
    </li>
  );
}

function FailedTile({ name, failure, onRetry }: { name: string; failure: Failure; onRetry?(): void }) {
  const t = useTranslations('remove');
  return (
    <li
      className="relative flex h-20 w-52 shrink-0 flex-col items-start justify-center gap-0.5 overflow-hidden rounded-control border border-line bg-panel px-2.5 text-soft text-xs/4 lg:h-22"
      title={`${name}: ${failure.text}`}
    >
      <span className="flex w-full items-center gap-1.5 text-ink">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-bad" />
        <span className="truncate">{name}</span>
      </span>
      <span className="line-clamp-2">{failure.credit ? t('noCreditShort') : failure.text}</span>
      {onRetry && failure.canRetry ? (
        <button
          type="button"
          className="rounded text-ink underline underline-offset-2 outline-accent focus-visible:outline-2"
          onClick={onRetry}
          aria-label={t('tryAgainNamed', { name })}
        >
          {t('tryAgain')}
        </button>
      ) : (
        <span className="text-ink">{t('notCharged')}</span>
      )}
    </li>
  );
}
