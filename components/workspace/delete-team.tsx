'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Loss } from '@/lib/closing/loaders';
import { formatMicros } from '@/lib/money';

type Props = { door: Door<{ name: string }>; name: string; loss: Loss };

/** Says what is lost, and deletes the team once its name is typed. */
export function DeleteTeam(props: Props) {
  const t = useTranslations('workspace.settings.delete');
  const isReady = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { name } = props;
  return (
    <>
      <Button disabled={!isReady} className="text-bad!" onClick={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        open={isOpen}
        isBusy={isBusy}
        onClose={() => setIsOpen(false)}
        title={t('title', { name })}
        closeLabel={t('close')}
      >
        {isOpen && <Form {...props} onBusy={setIsBusy} onCancel={() => setIsOpen(false)} />}
      </Dialog>
    </>
  );
}

function Form({ door, name, loss, onBusy, onCancel }: Props & { onBusy(isBusy: boolean): void; onCancel(): void }) {
  const t = useTranslations('workspace.settings.delete');
  const { isBusy, error, send } = useDoor(door);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);

  async function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const isRight = typed.trim() === name;
    setIsWrong(!isRight);
    const field = event.currentTarget.elements.namedItem('name');
    if (!isRight) return field instanceof HTMLInputElement && field.focus();
    onBusy(true);
    if (!(await send({ name }))) onBusy(false);
  }
  return (
    <form noValidate autoComplete="off" onSubmit={go} className="flex flex-col gap-4">
      <Losses loss={loss} workspace={door.workspace} />
      <p className="text-pretty text-soft">{t('stays')}</p>
      <Input
        name="name"
        label={t.rich('type', { name: () => <strong className="wrap-anywhere font-semibold">{name}</strong> })}
        error={isWrong && t('wrong')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TroubleLine>{error}</TroubleLine>
      <DialogActions>
        <Button size="lg" disabled={isBusy} onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="danger" size="lg" pending={isBusy}>
          {t('confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}

function Losses({ loss, workspace }: { loss: Loss; workspace: string }) {
  const t = useTranslations('workspace.settings.delete');
  const { others, cutouts, most, running, shareLinks, paidMicros, freeMicros, isSold } = loss;
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-pretty tabular-nums marker:text-soft">
      {others > 0 && <li>{t('people', { count: others })}</li>}
      <li>{cutouts > most ? t('cutouts_many', { most }) : t('cutouts', { count: cutouts })}</li>
      {running > 0 && <li>{running > most ? t('running_many', { most }) : t('running', { count: running })}</li>}
      {shareLinks > 0 && <li>{t('links', { count: shareLinks })}</li>}
      {paidMicros > 0n && (
        <li>
          <strong className="font-semibold text-bad">{t('paid', { amount: formatMicros(paidMicros) })}</strong>{' '}
          {isSold && (
            <Link href={`/w/${workspace}/credits`} className="rounded underline underline-offset-4">
              {t('pay_back')}
            </Link>
          )}
        </li>
      )}
      {freeMicros > 0n && <li>{t('free', { amount: formatMicros(freeMicros) })}</li>}
    </ul>
  );
}
