'use client';

import { useSyncExternalStore } from 'react';
import { THEME_COOKIE, type Theme, themeOf } from '@/components/ui/theme';

const CHANGED = 'clearcut:theme';
const YEAR_S = 31_536_000;

/** What this browser shows, and the way to change it: at once, and in a cookie for every page to come. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore<Theme>(
    subscribe,
    () => themeOf(document.documentElement.dataset.theme),
    () => 'system',
  );
  return [theme, choose];
}

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and Safari before 18.4
  document.cookie = `${THEME_COOKIE}=${theme};path=/;max-age=${theme === 'system' ? 0 : YEAR_S};samesite=lax`;
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}
