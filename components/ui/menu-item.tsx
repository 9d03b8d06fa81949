import Link from 'next/link';
import type { ComponentProps } from 'react';

const ITEM =
  'flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11';

export function MenuLink(props: ComponentProps<typeof Link>) {
  return <Link role="menuitem" tabIndex={-1} {...props} className={ITEM} />;
}

export function MenuButton(props: ComponentProps<'button'>) {
  return <button type="button" role="menuitem" tabIndex={-1} {...props} className={ITEM} />;
}
