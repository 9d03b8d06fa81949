import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { buttonClass } from '@/components/ui/button-class';

type Props = ComponentProps<'button'> & {
  icon: LucideIcon;
  label: string;
  isMain?: boolean;
  /** With its name beside the icon, where there is room. */
  isWide?: boolean;
};

/** One act of the selection's bar. */
export function BarButton({ icon: Icon, label, isMain = false, isWide = false, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      title={label}
      className={buttonClass({
        variant: isMain ? 'primary' : 'quiet',
        className: `${isWide ? 'max-lg:px-2.5' : 'px-2.5'} max-sm:px-3.5 ${className}`,
      })}
    >
      <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
      <span className={isWide ? 'max-lg:sr-only' : 'sr-only'}>{label}</span>
    </button>
  );
}
