'use client';

import { useId } from 'react';
import { THEMES } from '@/components/ui/theme';
import { THEME_CHOICE, THEME_ICONS, THEME_ROW, type ThemeWords } from './theme-icons';
import { useTheme } from './use-theme';

/** Light, dark, or as the device: a choice that stands on a page. */
export function ThemeSwitch({ label, words }: { label: string; words: ThemeWords }) {
  const name = useId();
  const [theme, choose] = useTheme();
  return (
    <fieldset className={THEME_ROW}>
      <legend className="sr-only">{label}</legend>
      {THEMES.map((one) => {
        const Icon = THEME_ICONS[one];
        return (
          <label
            key={one}
            title={words[one]}
            className={`${THEME_CHOICE} has-checked:bg-hover has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent`}
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
