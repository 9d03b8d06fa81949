'use client';

import { THEMES } from '@/components/ui/theme';
import { THEME_CHOICE, THEME_ICONS, THEME_ROW, type ThemeWords } from './theme-icons';
import { useTheme } from './use-theme';

/** Light, dark, or as the device: items of a menu, which stays open to show what they do. */
export function ThemeItems({ label, words }: { label: string; words: ThemeWords }) {
  const [theme, choose] = useTheme();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu
    <div role="group" aria-label={label} className={THEME_ROW}>
      {THEMES.map((one) => {
        const Icon = THEME_ICONS[one];
        return (
          <button
            key={one}
            type="button"
            role="menuitemradio"
            aria-checked={theme === one}
            aria-label={words[one]}
            title={words[one]}
            tabIndex={-1}
            onClick={() => choose(one)}
            className={`${THEME_CHOICE} aria-checked:bg-hover aria-checked:text-ink`}
          >
            <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
          </button>
        );
      })}
    </div>
  );
}
