'use client';
import { useEffect, useRef } from 'react';

/** For an area whose content changes: when the control that has the focus is gone, the new heading has it. */
export function useKeptFocus() {
  const area = useRef<HTMLElement>(null);
  const last = useRef<EventTarget>(null);
  useEffect(() => {
    const stop = new AbortController();
    area.current?.addEventListener('focusin', ({ target }) => (last.current = target), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  useEffect(() => {
    if (!(last.current instanceof Element) || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) area.current?.querySelector('h1')?.focus();
  });
  return area;
}
