'use client';

import { AccountForm } from './account-form';
import { send, type Trouble } from './answers';
import { TextField } from './text-field';

export function ForgotForm({ submit, email, trouble }: { submit: string; email: string; trouble: Trouble }) {
  return (
    <AccountForm
      label={submit}
      submit={(form) => send('/api/forgot', Object.fromEntries(form), trouble)}
      done={(_url, form) => location.assign(`/sent?for=reset&email=${encodeURIComponent(String(form.get('email')))}`)}
    >
      <TextField name="email" type="email" label={email} autoComplete="username" autoCapitalize="none" />
    </AccountForm>
  );
}
