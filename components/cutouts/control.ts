import { buttonClass } from '@/components/ui/button-class';

/** Classes of what is pressed on these screens; the square ones hold one icon and need a label. */
export const control = {
  quiet: buttonClass({ variant: 'quiet' }),
  outline: buttonClass({}),
  /** One of several that share a line. */
  outlinePart: buttonClass({ className: 'flex-1 px-2!' }),
  outlineLarge: buttonClass({ size: 'lg' }),
  main: buttonClass({ variant: 'primary', size: 'lg' }),
  icon: 'grid size-9 shrink-0 place-items-center rounded-control hover:bg-hover disabled:opacity-50 pointer-coarse:size-11',
};
