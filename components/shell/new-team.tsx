'use client';

import type { ComponentProps, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useLoaded } from '@/components/ui/use-loaded';
import type { NewTeamDialog } from './new-team-dialog';

type Props = Omit<ComponentProps<typeof NewTeamDialog>, 'open' | 'onClose'> & {
  className: string;
  children: ReactNode;
};

/** The menu's item. What it opens stands outside of the menu, which closes. */
export function NewTeam({ className, children, ...form }: Props) {
  const {
    Part: Dialog,
    isOpen,
    open,
    close,
  } = useLoaded(async () => (await import('./new-team-dialog')).NewTeamDialog);
  return (
    <>
      <button type="button" role="menuitem" tabIndex={-1} onClick={open} className={className}>
        {children}
      </button>
      {Dialog && createPortal(<Dialog {...form} open={isOpen} onClose={close} />, document.body)}
    </>
  );
}
