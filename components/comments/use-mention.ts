'use client';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { askedFor, matching, type Person } from './mentions';
import { usePeople } from './use-people';

/** The list that opens behind an @: whom it offers, which one is active, and what the keys do with it. */
export function useMention(
  workspace: string,
  field: RefObject<HTMLTextAreaElement | null>,
  onChoose: (person: Person, at: number) => void,
) {
  const { people, need } = usePeople(workspace);
  const [asked, setAsked] = useState<ReturnType<typeof askedFor>>(null);
  const [active, setActive] = useState(0);
  const offered = asked && people ? matching(people, asked.query) : [];
  const isOpen = asked !== null && people !== null;

  /** Whenever text or caret moved. */
  const look = () => {
    const { value, selectionStart } = field.current ?? { value: '', selectionStart: 0 };
    const now = askedFor(value, selectionStart);
    if (now) need();
    if (now?.query !== asked?.query || now?.at !== asked?.at) setActive(0);
    setAsked(now);
  };
  const close = () => setAsked(null);
  const choose = (person: Person | undefined) => {
    if (person && asked) onChoose(person, asked.at);
    close();
  };
  /** True when the list took the key. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isChoice =
      (event.key === 'Enter' || event.key === 'Tab') && offered.length > 0 && !event.ctrlKey && !event.metaKey;
    if (step === undefined && !isChoice && event.key !== 'Escape') return false;
    event.preventDefault();
    if (event.key === 'Escape') close();
    else if (isChoice) choose(offered[active]);
    else if (step && offered.length > 0) setActive((active + step + offered.length) % offered.length);
    return true;
  };
  return { isOpen, offered, active, look, close, choose, onKey };
}
