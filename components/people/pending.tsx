'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Trouble } from '@/components/account/answers';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { People } from '@/lib/workspaces/loaders';

type Act = Door<{ id: string }>['act'];
type Props = {
  workspace: string;
  pending: NonNullable<People['pending']>;
  revoke: Act;
  resend: Act;
  trouble: Trouble;
};

/** Who was invited and has not answered: their links can be sent again, or taken back. */
export function Pending({ pending, ...rest }: Props) {
  const t = useTranslations('people');
  const [said, setSaid] = useState('');
  return (
    <section aria-labelledby="pending" className="flex flex-col gap-2">
      <h2 id="pending" className="font-semibold text-base">
        {t('pending.title')}
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {pending.map((one) => (
          <Invitation key={one.id} {...rest} one={one} say={setSaid} />
        ))}
      </ul>
      <p role="status" className="text-[13px] text-good empty:hidden">
        {said}
      </p>
    </section>
  );
}

type One = Omit<Props, 'pending'> & { one: Props['pending'][number]; say(text: string): void };

function Invitation({ one, workspace, revoke, resend, trouble, say }: One) {
  const t = useTranslations('people');
  const again = useDoor({ workspace, act: resend, trouble });
  const back = useDoor({ workspace, act: revoke, trouble });
  const { id, email } = one;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <p className="truncate">{email}</p>
        <p className="text-[13px] text-soft">
          {t(`roles.${one.role}`)} ·{' '}
          {t.rich(one.isEnded ? 'pending.ended' : 'pending.until', {
            date: () => <Time at={one.expiresAt} form="date" />,
          })}
        </p>
      </div>
      <Button
        variant="quiet"
        pending={again.isBusy}
        aria-label={t('pending.resend_of', { email })}
        onClick={async () => (await again.send({ id })) && say(t('pending.resent', { email }))}
      >
        {t('pending.resend')}
      </Button>
      <Button
        variant="quiet"
        pending={back.isBusy}
        aria-label={t('pending.revoke_of', { email })}
        onClick={() => void back.send({ id })}
      >
        {t('pending.revoke')}
      </Button>
      <TroubleLine>{again.error ?? back.error}</TroubleLine>
    </li>
  );
}
