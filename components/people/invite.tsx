'use client';

import { UserPlus } from 'lucide-react';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { InviteDialog } from './invite-dialog';

type DialogProps = ComponentProps<typeof InviteDialog>;

/** The way to invite somebody; what it opens is loaded then. */
export function InvitePeople(props: Omit<DialogProps, 'onClose' | 'onSent' | 'open'>) {
  const t = useTranslations('people');
  const isReady = useHydrated();
  const [Dialog, setDialog] = useState<ComponentType<DialogProps>>();
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState('');
  const open = async () => {
    const loaded = await import('./invite-dialog').catch(() => null);
    if (!loaded) return;
    setDialog(() => loaded.InviteDialog);
    setSaid('');
    setIsOpen(true);
  };
  const sent = (text: string) => {
    setSaid(text);
    setIsOpen(false);
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-good empty:hidden">
        {said}
      </p>
      <Button variant="primary" disabled={!isReady} onClick={() => void open()}>
        <UserPlus aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
        {t('invite.open')}
      </Button>
      {Dialog && <Dialog {...props} open={isOpen} onClose={() => setIsOpen(false)} onSent={sent} />}
    </div>
  );
}
