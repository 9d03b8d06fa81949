import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '@/components/ui/theme';

export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

export type ThemeWords = Record<Theme, string>;

/** The choices side by side, in one pill. */
export const THEME_ROW = 'flex items-center gap-1 rounded-full border border-line p-0.5';
export const THEME_CHOICE =
  'grid h-7 flex-1 cursor-pointer place-items-center rounded-full px-3 text-soft pointer-coarse:h-10';
