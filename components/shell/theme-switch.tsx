'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useId, useSyncExternalStore } from 'react';
import { THEME_COOKIE, THEMES, type Theme, themeOf } from '@/components/ui/theme';

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const CHANGED = 'clearcut:theme';
const YEAR_S = 31_536_000;

/** Light, dark, or as the device. Kept in a cookie; the page changes at once. */
export function ThemeSwitch({ label, words }: { label: string; words: Record<Theme, string> }) {
  const name = useId();
  const theme = useSyncExternalStore(
    subscribe,
    () => themeOf(document.documentElement.dataset.theme),
    () => 'system',
  );
  return (
    <fieldset className="flex items-center gap-1 rounded-full border border-line p-0.5">
      <legend className="sr-only">{label}</legend>
      {THEMES.map((one) => {
        const Icon = ICONS[one];
        return (
          <label
            key={one}
            title={words[one]}
            className="grid h-7 flex-1 cursor-pointer place-items-center rounded-full px-3 text-soft has-checked:bg-hover has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-10"
          >
            <input
              type="radio"
              name={name}
              checked={theme === one}
              onChange={() => choose(one)}
              aria-label={words[one]}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
          </label>
        );
      })}
    </fieldset>
  );
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
