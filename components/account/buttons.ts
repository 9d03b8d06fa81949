const BUTTON =
  'inline-flex items-center justify-center rounded-control px-4 font-medium transition-colors aria-disabled:opacity-60';

/** The one next step of a page. */
export const MAIN_BUTTON = `${BUTTON} h-11 bg-accent-strong text-on-accent hover:opacity-90`;
export const QUIET_BUTTON = `${BUTTON} h-11 border border-line bg-panel hover:bg-hover sm:h-9`;
