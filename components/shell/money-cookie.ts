/** Says that a browser wants to hear no more of low credit until it is closed. A cookie, so that the server leaves the line away. */
export const MONEY_COOKIE = 'low_credit';

/** Hides it in the workspace at `base` alone. */
export function hideMoney(base: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere
  document.cookie = `${MONEY_COOKIE}=hidden; path=${base}; samesite=lax`;
}
