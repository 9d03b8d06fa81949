const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap outline-offset-2 outline-accent focus-visible:outline-2 disabled:opacity-50 aria-disabled:opacity-50';

/** Classes of the controls of these screens: 36 px, 44 px for the main ones. */
export const control = {
  quiet: `${base} h-9 px-3 hover:bg-hover`,
  outline: `${base} h-9 border border-line bg-panel px-3 hover:bg-hover`,
  outlineLarge: `${base} h-11 border border-line bg-panel px-4 hover:bg-hover`,
  main: `${base} h-11 bg-accent px-5 text-on-accent hover:brightness-95`,
  icon: `${base} size-9 hover:bg-hover max-lg:size-11`,
};
