'use client';

import type { Answer } from '@/lib/auth/answer';
import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { ask, sendAuth, type Trouble } from './answers';
import { PasswordField } from './password-field';
import { TextField } from './text-field';

type Accept = (given: { token: string }) => Promise<Answer>;

/** The button of an invitation, for whoever is signed in with its address. */
export function AcceptForm(props: { accept: Accept; token: string; submit: string; trouble: Trouble }) {
  const { accept, token, submit, trouble } = props;
  return (
    <AccountForm
      label={submit}
      submit={() => ask(() => accept({ token }), trouble)}
      done={(url) => location.assign(url ?? '/w')}
    >
      {null}
    </AccountForm>
  );
}

type Props = {
  token: string;
  email: string;
  submit: string;
  field: Messages['account']['field'];
  trouble: Trouble;
  /** Where the team begins. */
  next: string;
};

/** Makes the account of an invited address, and joins. */
export function JoinForm({ token, email, submit, field, trouble, next }: Props) {
  return (
    <AccountForm
      label={submit}
      submit={(form) => {
        const [name, password] = [String(form.get('name') ?? ''), String(form.get('password') ?? '')];
        return sendAuth('callback/invitation', { token, name, password, callbackUrl: next }, trouble);
      }}
      done={() => location.assign(next)}
    >
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField name="name" label={field.name} autoComplete="name" maxLength={80} />
      <PasswordField label={field.password} text={field} autoComplete="new-password" hint={field.rule} />
    </AccountForm>
  );
}
