'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';

/** The way out of a team; its owner is told to hand over first. */
export function Leave({ door, team, mayLeave }: { door: Door<null>; team: string; mayLeave: boolean }) {
  const t = useTranslations('people');
  const { isBusy, error, send } = useDoor(door);
  const [isOpen, setIsOpen] = useState(false);
  if (!mayLeave) return <p className="text-[13px] text-soft">{t('leave.owner')}</p>;
  const close = () => setIsOpen(false);
  const leave = async () => {
    // Nothing of the team is shown to them any more.
    if (await send(null)) window.location.assign('/w');
  };
  return (
    <>
      <Button className="self-start text-bad" onClick={() => setIsOpen(true)}>
        {t('leave.open')}
      </Button>
      <Dialog open={isOpen} isBusy={isBusy} onClose={close} title={t('leave.title', { team })} closeLabel={t('close')}>
        <p className="text-pretty text-soft">{t('leave.text')}</p>
        <TroubleLine>{error}</TroubleLine>
        <DialogActions>
          <Button size="lg" disabled={isBusy} onClick={close}>
            {t('cancel')}
          </Button>
          <Button variant="danger" size="lg" pending={isBusy} onClick={() => void leave()}>
            {t('leave.confirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
