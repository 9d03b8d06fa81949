'use client';

import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { sendAuth, type Trouble } from './answers';
import { PasswordField } from './password-field';

type Props = {
  provider: 'confirm' | 'reset';
  token: string;
  /** Whose password it is, for password managers. */
  email: string;
  needsPassword: boolean;
  submit: string;
  field: Messages['account']['field'];
  trouble: Trouble;
  next: string;
};

/** The button behind a mailed link: uses it up and signs in. */
export function LinkForm({ provider, token, email, needsPassword, submit, field, trouble, next }: Props) {
  return (
    <AccountForm
      label={submit}
      submit={(form) => {
        const password = String(form.get('password') ?? '');
        return sendAuth(`callback/${provider}`, { token, password, callbackUrl: next }, trouble);
      }}
      done={(url) => location.assign(url ?? next)}
    >
      {needsPassword && (
        <>
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField label={field.new_password} text={field} autoComplete="new-password" hint={field.rule} />
        </>
      )}
    </AccountForm>
  );
}
