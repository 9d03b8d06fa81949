'use client';
import { useSyncExternalStore } from 'react';

/** Whether the device has a network at all; on the server's side it has. */
export const useOnline = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

function subscribe(changed: () => void) {
  const stop = new AbortController();
  for (const type of ['online', 'offline']) window.addEventListener(type, changed, { signal: stop.signal });
  return () => stop.abort();
}
