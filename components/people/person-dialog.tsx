'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseCents } from '@/components/forms/amount';
import { type OpenDoor, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { formatMicros, imagesFor } from '@/lib/money';
import type { PersonProps } from './person';

type Props = PersonProps & { kind: 'cap' | 'hand_over' | 'remove' | null; onClose(): void };

/** Asks before something is done to a person, or what their monthly limit shall be. */
export function PersonDialog(props: Props) {
  const t = useTranslations('people');
  const { kind, person, onClose } = props;
  const { name } = person;
  const title = kind === 'cap' ? t('cap.title', { name }) : kind ? t(`${kind}.title`, { name }) : '';
  return (
    <Dialog open={kind !== null} onClose={onClose} title={title} closeLabel={t('close')}>
      {kind === 'cap' && <Cap {...props} />}
      {kind === 'remove' && <Remove {...props} />}
      {kind === 'hand_over' && <HandOver {...props} />}
    </Dialog>
  );
}

function HandOver({ acts, workspace, trouble, person: { name, userId }, onClose }: Props) {
  const t = useTranslations('people');
  const door = useDoor({ workspace, act: acts.handOver, trouble });
  return (
    <>
      <p className="text-pretty text-soft">{t('hand_over.text', { name })}</p>
      <Ends door={door} onClose={onClose}>
        <Button
          variant="primary"
          size="lg"
          pending={door.isBusy}
          onClick={async () => (await door.send({ userId })) && onClose()}
        >
          {t('hand_over.confirm', { name })}
        </Button>
      </Ends>
    </>
  );
}

function Remove({ acts, workspace, trouble, person: { name, userId }, onClose }: Props) {
  const t = useTranslations('people');
  const door = useDoor({ workspace, act: acts.remove, trouble });
  const [endsLinks, setEndsLinks] = useState(true);
  return (
    <>
      <p className="text-pretty text-soft">{t('remove.text')}</p>
      <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={endsLinks}
          onChange={(event) => setEndsLinks(event.target.checked)}
          className="size-4 accent-accent"
        />
        {t('remove.links')}
      </label>
      <Ends door={door} onClose={onClose}>
        <Button
          variant="danger"
          size="lg"
          pending={door.isBusy}
          onClick={async () => (await door.send({ userId, keepsLinks: !endsLinks })) && onClose()}
        >
          {t('remove.confirm', { name })}
        </Button>
      </Ends>
    </>
  );
}

function Ends({ door, onClose, children }: { door: OpenDoor<never>; onClose(): void; children: ReactNode }) {
  const t = useTranslations('people');
  return (
    <>
      <TroubleLine>{door.error}</TroubleLine>
      <DialogActions>
        <Button size="lg" disabled={door.isBusy} onClick={onClose}>
          {t('cancel')}
        </Button>
        {children}
      </DialogActions>
    </>
  );
}

const MOST_CENTS = 100_000_000;

function Cap({ acts, workspace, trouble, person, priceMicros, onClose }: Props) {
  const t = useTranslations('people');
  const door = useDoor({ workspace, act: acts.cap, trouble });
  const id = useId();
  const now = person.month?.capMicros ?? null;
  const [isLimited, setIsLimited] = useState(now !== null);
  const [typed, setTyped] = useState(now === null ? '' : String(Number(now) / 1_000_000));
  const [isWrong, setIsWrong] = useState(false);
  const cents = parseCents(typed);
  const capMicros = cents === null || cents > MOST_CENTS ? null : BigInt(cents) * 10_000n;

  async function save(event: FormEvent) {
    event.preventDefault();
    setIsWrong(isLimited && capMicros === null);
    if (isLimited && capMicros === null) return;
    const wish = isLimited && capMicros !== null ? capMicros.toString() : null;
    if (await door.send({ userId: person.userId, capMicros: wish })) onClose();
  }
  const choice = (limited: boolean, label: string) => (
    <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
      <input
        type="radio"
        name={`${id}-limited`}
        checked={isLimited === limited}
        onChange={() => setIsLimited(limited)}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
  return (
    <form noValidate autoComplete="off" onSubmit={save} className="flex flex-col gap-4">
      <p className="text-pretty text-soft">
        {t('cap.text', { name: person.name, spent: formatMicros(person.month?.usedMicros ?? 0n) })}
      </p>
      <fieldset className="flex flex-col gap-1">
        {choice(false, t('cap.none'))}
        {choice(true, t('cap.limit'))}
      </fieldset>
      {isLimited && (
        <Input
          label={t('cap.label')}
          inputMode="decimal"
          maxLength={12}
          value={typed}
          hint={capMicros !== null && t('cap.images', { images: imagesFor(capMicros, priceMicros) })}
          error={isWrong && t('cap.wrong')}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsWrong(false);
          }}
        />
      )}
      <Ends door={door} onClose={onClose}>
        <Button type="submit" variant="primary" size="lg" pending={door.isBusy}>
          {t('cap.save')}
        </Button>
      </Ends>
    </form>
  );
}
