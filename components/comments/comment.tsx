'use client';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { Time } from '@/components/ui/time';
import type { CommentView } from '@/lib/comments/view';

type Props = { comment: CommentView; path: string; onDeleted(id: string): void };

export function Comment({ comment, path, onDeleted }: Props) {
  const t = useTranslations('comments');
  const { id, author, createdAt, parts, mayDelete } = comment;
  const name = author?.you ? t('you') : (author?.name ?? t('gone'));
  return (
    <li className="group flex flex-col gap-1">
      <p className="flex items-center gap-2 text-[13px] text-soft">
        <span className="min-w-0 truncate font-medium text-ink">{name}</span>
        <span className="shrink-0 tabular-nums">
          <Time at={createdAt} />
        </span>
        {mayDelete && <Delete name={name} path={`${path}/${id}`} onDeleted={() => onDeleted(id)} />}
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {parts.map((part, index) =>
          'text' in part ? (
            part.text
          ) : (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays as it is
              key={index}
              className={`font-medium ${part.you ? 'rounded bg-hover px-0.5 text-accent-strong' : 'text-ink'}`}
            >
              {part.mention === null ? t('mention_gone') : t('mention', { name: part.mention })}
            </span>
          ),
        )}
      </p>
    </li>
  );
}

/** Asks once more in its place: a slip of the finger must not take words away. */
function Delete({ name, path, onDeleted }: { name: string; path: string; onDeleted(): void }) {
  const t = useTranslations('comments');
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    const response = await call('DELETE', path);
    setIsBusy(false);
    setIsAsking(false);
    if (response.ok) onDeleted();
  };
  if (isAsking)
    return (
      <span className="ml-auto flex items-center gap-1">
        <Button
          variant="quiet"
          className="h-7! px-2! text-bad pointer-coarse:h-9!"
          pending={isBusy}
          onClick={() => void remove()}
        >
          {t('delete_yes')}
        </Button>
        <Button variant="quiet" className="h-7! px-2! pointer-coarse:h-9!" onClick={() => setIsAsking(false)}>
          {t('keep')}
        </Button>
      </span>
    );
  return (
    <button
      type="button"
      aria-label={t('delete_named', { name })}
      onClick={() => setIsAsking(true)}
      className="-my-1 ml-auto grid size-7 shrink-0 place-items-center rounded-lg text-soft opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:size-9 pointer-coarse:opacity-100"
    >
      <Trash2 aria-hidden className="size-3.5" />
    </button>
  );
}
