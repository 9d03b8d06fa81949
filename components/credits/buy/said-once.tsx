'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';

type Said = { tone: 'info' | 'good' | 'bad'; isOver: boolean; words: ReactNode };

type Props = {
  said: Said | null;
  /** When it changes, what was said may no longer be true. */
  takenBackCount: number;
  dismissLabel: string;
};

/**
 * Says what the address asks for. What will not change any more is taken out of the address, so that neither a reload nor a
 * bookmark says it again; it stays while one is at the page, however often that is read anew, until money is taken back.
 */
export function SaidOnce({ said, takenBackCount, dismissLabel }: Props) {
  const router = useRouter();
  const [seen, setSeen] = useState({ said, takenBackCount, kept: said });
  if (said !== seen.said || takenBackCount !== seen.takenBackCount) {
    const stays = seen.kept?.isOver && takenBackCount === seen.takenBackCount;
    setSeen({ said, takenBackCount, kept: said ?? (stays ? seen.kept : null) });
  }
  const isOver = said?.isOver ?? false;
  useEffect(() => {
    if (isOver) router.replace(withoutPayment(), { scroll: false });
  }, [isOver, router]);
  const { kept } = seen;
  if (!kept) return null;
  return (
    <Notice tone={kept.tone}>
      <div className="flex items-start justify-between gap-4">
        {kept.words}
        <button
          type="button"
          aria-label={dismissLabel}
          onClick={() => {
            setSeen({ ...seen, kept: null });
            router.replace(withoutPayment(), { scroll: false });
          }}
          className="-m-2 grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden="true" className="size-4.5" />
        </button>
      </div>
    </Notice>
  );
}

/** The address of this page, with whatever else it shows. */
function withoutPayment(): string {
  const { pathname, searchParams, hash } = new URL(window.location.href);
  searchParams.delete('payment');
  return `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}${hash}`;
}
