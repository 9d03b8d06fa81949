'use client';
import { useTranslations } from 'use-intl/react';
import type { Stage } from './photo';

/** Over the picture: what is happening, and how far it is. */
export function Progress({ stage, large = false }: { stage: Stage; large?: boolean }) {
  const t = useTranslations('remove');
  if (stage.kind === 'done') return null;
  const percent = stage.kind === 'uploading' ? Math.round(stage.sent * 100) : 0;
  const isCutting = stage.kind === 'cutting' || (stage.kind === 'uploading' && percent === 100);
  return (
    <div
      className={`absolute inset-0 overflow-hidden text-white ${stage.kind === 'failed' ? 'bg-black/60' : 'bg-black/40'}`}
    >
      {isCutting && large && <span className="scan absolute inset-y-0 left-0 w-1/3" />}
      {stage.kind !== 'failed' && (
        <span
          className={
            large ? 'absolute bottom-4 left-4 rounded-lg bg-black/60 px-2.5 py-1' : 'absolute bottom-2.5 left-2 text-xs'
          }
        >
          {stage.kind === 'waiting' ? t('waiting') : isCutting ? t('cutting') : t('uploading', { percent })}
        </span>
      )}
      {stage.kind === 'uploading' && !isCutting && (
        <span className="absolute bottom-0 left-0 h-1 bg-accent" style={{ width: `${percent}%` }} />
      )}
      {isCutting && <span className="running absolute inset-x-0 bottom-0 h-1" />}
    </div>
  );
}
