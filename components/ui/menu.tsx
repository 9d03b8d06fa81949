'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

type Props = {
  /** What the trigger is called when its content does not say it. */
  label: string;
  trigger: ReactNode;
  triggerClassName?: string;
  align?: 'start' | 'end';
  /** What opens it from everywhere on the page, as in aria-keyshortcuts. */
  shortcut?: 'Meta+K' | 'Control+K';
  children: ReactNode;
};

const GAP_PX = 6;
const MARGIN_PX = 8;
/** Letters typed in a row are one word. */
const PAUSE_MS = 700;

/**
 * A button with a menu in the top layer. Arrows, Home, End and letters walk through it, Escape and a click beside it close it.
 */
export function Menu({ label, trigger, triggerClassName = '', align = 'start', shortcut, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', atMs: 0 });
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!shortcut) return;
    const press = (event: globalThis.KeyboardEvent) => {
      const isIt = (shortcut === 'Meta+K' ? event.metaKey : event.ctrlKey) && event.key.toLowerCase() === 'k';
      if (!isIt || event.shiftKey || event.altKey || document.querySelector(':modal')) return;
      event.preventDefault();
      menu.current?.togglePopover();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [shortcut]);

  useEffect(() => {
    const element = menu.current;
    if (!element || !button.current) return;
    if (!open) return;
    const place = button.current.getBoundingClientRect();
    const wanted = align === 'start' ? place.left : place.right - element.offsetWidth;
    const most = document.documentElement.clientWidth - element.offsetWidth - MARGIN_PX;
    element.style.left = `${Math.max(MARGIN_PX, Math.min(wanted, most))}px`;
    element.style.top = `${place.bottom + GAP_PX}px`;
    const all = items(element);
    (all.find((item) => item.ariaCurrent) ?? all[0])?.focus();
  }, [open, align]);

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const all = items(event.currentTarget);
    const at = all.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') event.currentTarget.hidePopover();
    if (to === undefined) return spell(event, all, at);
    event.preventDefault();
    all.at(to % all.length)?.focus();
  }

  /** Goes to the next item that begins with what is typed; one letter again and again goes through those that do. */
  function spell({ key, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent, all: HTMLElement[], at: number) {
    if (ctrlKey || metaKey || altKey || [...key].length !== 1 || key === ' ') return;
    const { text, atMs } = typed.current;
    const before = timeStamp - atMs < PAUSE_MS && text !== key ? text : '';
    typed.current = { text: before + key, atMs: timeStamp };
    const wanted = typed.current.text.toLowerCase();
    const from = before ? at : at + 1;
    [...all.slice(from), ...all.slice(0, from)]
      .find((item) => item.textContent.trim().toLowerCase().startsWith(wanted))
      ?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={triggerClassName}
      >
        {trigger}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={walk}
        onClick={(event) =>
          event.target !== event.currentTarget && closes(event.target) && event.currentTarget.hidePopover()
        }
        className="fixed inset-auto m-0 min-w-56 max-w-[calc(100vw-1rem)] rounded-picture border border-line bg-panel p-1.5 text-ink shadow-black/10 shadow-xl"
      >
        {children}
      </div>
    </>
  );
}

const items = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
const closes = (target: EventTarget) => target instanceof Element && target.closest('[role="menuitem"]') !== null;
