'use client';
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';

const Assumed = createContext('UTC');
const subscribe = () => () => undefined;

/** Hands down the time zone the server renders in. */
export function TimeZone({ assumed, children }: { assumed: string; children: ReactNode }) {
  return <Assumed value={assumed}>{children}</Assumed>;
}

/** The viewer's time zone; until scripts run, what the server assumed. The cookie lets the next page be right from its first byte. */
export function useTimeZone(): string {
  const assumed = use(Assumed);
  return useSyncExternalStore(subscribe, rememberedZone, () => assumed);
}

let remembered = '';

function rememberedZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone !== remembered) {
    remembered = zone;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  }
  return zone;
}
