'use client';
import { useTranslations } from 'use-intl/react';
import { workOf } from '@/components/cutouts/list';
import { useConnectionLost } from '@/components/cutouts/use-live';
import { useOnline } from '@/components/ui/use-online';
import type { Stage } from './photo';

type Props = { workspace: string; stage: Stage; large?: boolean };

/** Over the picture: what is happening, and how far it is. */
export function Progress({ workspace, stage, large = false }: Props) {
  const t = useTranslations('cutouts');
  const isLost = useConnectionLost(workspace);
  const isOnline = useOnline();
  if (stage.kind === 'done') return null;
  if (stage.kind === 'failed') return <div className="absolute inset-0 bg-black/60" />;
  const work = stage.kind === 'cutting' ? workOf(stage.cutout, isLost) : null;
  const sent = stage.kind === 'uploading' ? stage.sent : 0;
  const isRunning = isOnline && (work === 'cutting' || stage.kind === 'fetching' || sent === 1);
  return (
    <div className="absolute inset-0 overflow-hidden bg-black/45 text-white">
      {work === 'cutting' && large && <span className="scan absolute inset-y-0 left-0 w-1/3" />}
      <span
        className={
          large
            ? 'absolute bottom-4 left-4 mr-4 rounded-lg bg-black/60 px-2.5 py-1'
            : 'absolute inset-x-2 bottom-2.5 text-xs/4'
        }
      >
        {isOnline || stage.kind === 'waiting' ? <Words stage={stage} work={work} /> : t('lost')}
      </span>
      {sent < 1 && <span className="absolute bottom-0 left-0 h-1 bg-accent" style={{ width: `${sent * 100}%` }} />}
      {isRunning && <span className="running absolute inset-x-0 bottom-0 h-1" />}
    </div>
  );
}

function Words({ stage, work }: { stage: Stage; work: ReturnType<typeof workOf> | null }) {
  const t = useTranslations('remove');
  const words = useTranslations('cutouts');
  if (work) return words(work);
  if (stage.kind === 'fetching') return t('fetching');
  if (stage.kind === 'again') return stage.isBusy ? t('busy') : words('lost');
  if (stage.kind !== 'uploading') return words('waiting');
  return stage.sent === 1 ? t('checking') : t('uploading', { percent: Math.round(stage.sent * 100) });
}
