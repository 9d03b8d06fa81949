'use client';
import { Plus, Tag, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '@/components/ui/button-class';
import { Input } from '@/components/ui/input';
import type { Act } from '@/lib/cutouts/query';
import { cleanTag } from '@/lib/cutouts/rules';
import type { Sorting } from '../sorting';

type Tags = Sorting['tags'];
type Props = { tags: Tags; tagged: Tags; isBusy: boolean; onAct(what: Act): void };

const OFFERED = 24;
const CHIP =
  'inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-line px-3 text-[13px] hover:bg-hover disabled:opacity-50 pointer-coarse:h-11';

/** Type to find a tag or to make one; those on the pictures can be taken off. */
export function TagNames({ tags, tagged, isBusy, onAct }: Props) {
  const t = useTranslations('gallery');
  const [text, setText] = useState('');
  const name = cleanTag(text);
  const typed = (name ?? '').toLowerCase();
  const found = tags.filter((one) => one.name.toLowerCase().includes(typed)).slice(0, OFFERED);
  const known = tags.find((one) => one.name.toLowerCase() === typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name && !isBusy) onAct({ kind: 'tag', name: known?.name ?? name });
  };
  return (
    <div className="flex flex-col gap-4">
      {tagged.length > 0 && (
        <ul aria-label={t('tagged')} className="flex flex-wrap gap-1.5">
          {tagged.map((tag) => (
            <li key={tag.id} className="min-w-0">
              <button
                type="button"
                className={`${CHIP} bg-hover`}
                disabled={isBusy}
                aria-label={t('untag', { name: tag.name })}
                onClick={() => onAct({ kind: 'untag', tagId: tag.id })}
              >
                <span className="truncate">{tag.name}</span>
                <X aria-hidden className="size-3.5 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="flex items-end gap-2 *:first:grow">
        <Input
          label={t('tagName')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={40}
          autoComplete="off"
          enterKeyHint="done"
          autoFocus
        />
        <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg' })} disabled={!name || isBusy}>
          <Plus aria-hidden className="size-4" />
          {t(known || !name ? 'tagAdd' : 'tagMake')}
        </button>
      </form>
      {found.length > 0 && (
        <ul aria-label={t('tagsKnown')} className="flex max-h-44 flex-wrap gap-1.5 overflow-y-auto">
          {found.map((tag) => (
            <li key={tag.id} className="min-w-0">
              <button
                type="button"
                className={CHIP}
                disabled={isBusy}
                onClick={() => onAct({ kind: 'tag', name: tag.name })}
              >
                <Tag aria-hidden className="size-3.5 shrink-0 text-soft" />
                <span className="truncate">{tag.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
