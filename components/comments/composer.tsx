'use client';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { CONTROL_CLASS } from '@/components/ui/field';
import { MAX_LENGTH } from '@/lib/comments/rules';
import type { CommentView } from '@/lib/comments/view';
import { MentionList, optionId } from './mention-list';
import { type Person, withTokens } from './mentions';
import { useMention } from './use-mention';

type Props = { workspace: string; path: string; onSent(comment: CommentView): void };

const NEAR_THE_END = 200;

/** Where a comment is written; @ opens the people, Ctrl or ⌘ with Enter sends. */
export function Composer({ workspace, path, onSent }: Props) {
  const t = useTranslations('comments');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Person[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mention = useMention(workspace, field, (person, at) => {
    const end = field.current?.selectionStart ?? text.length;
    setText(`${text.slice(0, at)}@${person.name} ${text.slice(end)}`);
    setChosen([...chosen, person]);
    const caret = at + person.name.length + 2;
    // After the new text stands in the field.
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  });
  const send = async () => {
    if (isBusy || text.trim() === '') return;
    setIsBusy(true);
    const sent = await call<CommentView>('POST', path, { text: withTokens(text, chosen) });
    setIsBusy(false);
    if (!sent.ok) return setProblem(sent.fields.text ?? sent.detail ?? t('no_answer'));
    setText('');
    setChosen([]);
    setProblem(null);
    onSent(sent.value);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mention.onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    if (event.key !== 'Escape') return;
    // The page's own Escape leads away from it.
    event.preventDefault();
    event.currentTarget.blur();
  };
  const left = MAX_LENGTH - text.length;
  return (
    <form
      className="relative flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {mention.isOpen && (
        <MentionList id={`${id}-people`} offered={mention.offered} active={mention.active} onChoose={mention.choose} />
      )}
      <textarea
        ref={field}
        role="combobox"
        aria-label={t('field')}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={mention.isOpen}
        aria-controls={mention.isOpen ? `${id}-people` : undefined}
        aria-activedescendant={
          mention.isOpen && mention.offered.length > 0 ? optionId(`${id}-people`, mention.active) : undefined
        }
        aria-describedby={`${id}-hint`}
        rows={1}
        maxLength={MAX_LENGTH}
        placeholder={t('placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
          mention.look();
        }}
        onSelect={mention.look}
        onBlur={mention.close}
        onKeyDown={onKey}
        className={`${CONTROL_CLASS} field-sizing-content not-supports-[field-sizing:content]:min-h-20 h-auto max-h-40 min-h-11 resize-none py-2.5`}
      />
      {problem && (
        <p role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
      <div className="flex items-center justify-between gap-3">
        <p id={`${id}-hint`} className="text-[13px] text-soft pointer-coarse:sr-only">
          {left <= NEAR_THE_END ? t('left', { count: left }) : t('hint')}
        </p>
        <Button type="submit" className="ml-auto" disabled={text.trim() === ''} pending={isBusy}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
