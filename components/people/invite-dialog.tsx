'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ask, type Trouble } from '@/components/account/answers';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { CONTROL_CLASS, Field, fieldAria } from '@/components/ui/field';
import type { Answer } from '@/lib/auth/answer';
import type { inviteToTeam } from '@/lib/workspaces/actions/invite';
import { GIVEN_ROLES, MOST_ADDRESSES, readAddresses } from '@/lib/workspaces/rules/invitations';

type Props = {
  workspace: string;
  invite: typeof inviteToTeam;
  trouble: Trouble;
  open: boolean;
  onClose(): void;
  onSent(said: string): void;
};

/** Whom to invite, and as what. */
export function InviteDialog({ open, onClose, ...rest }: Props) {
  const t = useTranslations('people');
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog open={open} isBusy={isBusy} onClose={onClose} title={t('invite.title')} closeLabel={t('close')}>
      {open && <Form {...rest} onClose={onClose} isBusy={isBusy} setIsBusy={setIsBusy} />}
    </Dialog>
  );
}

type FormProps = Omit<Props, 'open'> & { isBusy: boolean; setIsBusy(isBusy: boolean): void };

function Form({ workspace, invite, trouble, onClose, onSent, isBusy, setIsBusy }: FormProps) {
  const t = useTranslations('people');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Extract<Answer, { ok: false }> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    form.set('workspace', workspace);
    setIsBusy(true);
    let said = '';
    const answer = await ask(async () => {
      const told = await invite(form);
      if (told.ok) said = told.said;
      return told;
    }, trouble);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) onSent(said);
  }
  const field = { hint: t('invite.hint', { most: MOST_ADDRESSES }), error: refusal?.fields.emails };
  return (
    <form noValidate autoComplete="off" onSubmit={send} className="flex flex-col gap-4">
      <p className="text-pretty text-soft">{t('invite.text')}</p>
      <Field id={id} label={t('invite.addresses')} {...field}>
        <textarea
          name="emails"
          rows={3}
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          {...fieldAria(id, field)}
          className={`${CONTROL_CLASS} h-auto min-h-24 py-2.5`}
        />
      </Field>
      <fieldset className="flex flex-col">
        <legend className="mb-1 font-medium">{t('invite.role')}</legend>
        {GIVEN_ROLES.map((role) => (
          <label key={role} className="flex items-start gap-2.5 py-1.5">
            <input
              type="radio"
              name="role"
              value={role}
              defaultChecked={role === 'member'}
              className="mt-0.5 size-4 accent-accent"
            />
            <span>
              {t(`roles.${role}`)}
              <span className="block text-[13px] text-soft">{t(`role_help.${role}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TroubleLine>{refusal && !refusal.fields.emails ? refusal.detail : null}</TroubleLine>
      <DialogActions>
        <Button size="lg" disabled={isBusy} onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="primary" size="lg" pending={isBusy}>
          {t('invite.submit', { count: readAddresses(typed).emails.length })}
        </Button>
      </DialogActions>
    </form>
  );
}
