'use client';

import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { send, type Trouble } from './answers';
import { PasswordField } from './password-field';
import { TextField } from './text-field';

type Props = { submit: string; field: Messages['account']['field']; trouble: Trouble };

export function SignUpForm({ submit, field, trouble }: Props) {
  return (
    <AccountForm
      label={submit}
      submit={(form) => send('/api/signup', Object.fromEntries(form), trouble)}
      done={(_url, form) => location.assign(`/sent?for=confirm&email=${encodeURIComponent(String(form.get('email')))}`)}
    >
      <TextField name="name" label={field.name} autoComplete="name" maxLength={80} />
      <TextField name="email" type="email" label={field.email} autoComplete="username" autoCapitalize="none" />
      <PasswordField label={field.password} text={field} autoComplete="new-password" hint={field.rule} />
    </AccountForm>
  );
}
