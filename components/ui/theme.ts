/** What a person chose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Kept in a cookie, so that the server's first byte is already in the right colours. */
export const THEME_COOKIE = 'theme';

/** The theme a cookie names; anything unknown is `system`. */
export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}
