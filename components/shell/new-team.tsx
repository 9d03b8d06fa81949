'use client';

import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import type { NewTeamDialog } from './new-team-dialog';

type DialogProps = ComponentProps<typeof NewTeamDialog>;
type Props = Omit<DialogProps, 'open' | 'onClose'> & { className: string; children: ReactNode };

/** The menu's item; what it opens is loaded then, and stands outside of the menu, which closes. */
export function NewTeam({ className, children, ...form }: Props) {
  const [Dialog, setDialog] = useState<ComponentType<DialogProps>>();
  const [isOpen, setIsOpen] = useState(false);
  const open = async () => {
    const loaded = await import('./new-team-dialog').catch(() => null);
    if (!loaded) return;
    setDialog(() => loaded.NewTeamDialog);
    setIsOpen(true);
  };
  return (
    <>
      <button type="button" role="menuitem" tabIndex={-1} onClick={() => void open()} className={className}>
        {children}
      </button>
      {Dialog && createPortal(<Dialog {...form} open={isOpen} onClose={() => setIsOpen(false)} />, document.body)}
    </>
  );
}
