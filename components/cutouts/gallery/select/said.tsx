'use client';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { act } from '../bulk/act';
import type { Ended } from './bar';
import { BarButton } from './bar-button';

type Props = Ended & { workspace: string; onClose(): void };

const SHOWN_MS = 10_000;

/** What was done, for a while; what went to the trash by name comes back by one press. */
export function Said({ workspace, what, outcome, selection, onClose }: Props) {
  const t = useTranslations('gallery');
  const [isUndone, setIsUndone] = useState(false);
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  });
  const undo = async () => {
    setIsUndone(true);
    await act(workspace, selection, { kind: 'restore' });
    onClose();
  };
  const { done, skipped } = outcome;
  return (
    <div className="selection-bar fixed inset-x-2 z-20 mx-auto flex w-fit max-w-[calc(100vw-1rem)] items-center gap-2 rounded-surface border border-line bg-panel py-2 pr-2 pl-4 shadow-black/15 shadow-xl">
      <p role="status">
        {t(`ended.${what.kind}`, { done })} {skipped > 0 && leftOut(what.kind) && t('skipped', { skipped })}
      </p>
      {what.kind === 'trash' && 'ids' in selection && done > 0 && (
        <button
          type="button"
          disabled={isUndone}
          className="h-9 shrink-0 rounded-control px-2 text-accent-strong hover:bg-hover pointer-coarse:h-11"
          onClick={() => void undo()}
        >
          {t('undo')}
        </button>
      )}
      <BarButton icon={X} label={t('close')} onClick={onClose} />
    </div>
  );
}

/** Of the others, who was skipped had it already. */
const leftOut = (kind: Ended['what']['kind']) => ['trash', 'purge', 'move', 'restore'].includes(kind);
