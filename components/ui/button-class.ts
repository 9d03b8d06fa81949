import { clsx } from 'clsx';

export type ButtonLook = {
  /** `primary` is the one next step of a page; `danger` takes something away. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** `md` is 36 px (44 under a finger), `lg` 44 px everywhere. */
  size?: 'md' | 'lg';
  className?: string | undefined;
};

const VARIANTS = {
  primary: 'bg-action text-on-accent hover:bg-action-hover',
  plain: 'border border-line bg-panel text-ink hover:bg-hover',
  quiet: 'text-ink hover:bg-hover',
  danger: 'bg-bad text-background hover:opacity-90',
};

const SIZES = { md: 'h-9 px-3.5 pointer-coarse:h-11', lg: 'h-11 px-5 text-[15px]' };

/** The look of everything that is pressed: buttons, and links that act like one. */
export function buttonClass({ variant = 'plain', size = 'md', className }: ButtonLook): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium transition-colors duration-150',
    'disabled:opacity-50 aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}
