'use client';

import { useState } from 'react';
import type { Answer } from '@/lib/auth/answer';
import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { ask, type Trouble } from './answers';
import { PasswordField } from './password-field';

type Props = {
  save: (form: FormData) => Promise<Answer>;
  email: string;
  text: Messages['settings']['password'];
  field: Messages['account']['field'];
  trouble: Trouble;
};

export function PasswordForm({ save, email, text, field, trouble }: Props) {
  const [changes, setChanges] = useState(0);
  const [note, setNote] = useState('');
  return (
    <div className="flex flex-col gap-5">
      <AccountForm
        key={changes}
        quiet
        label={text.save}
        submit={(form) => {
          setNote('');
          return ask(() => save(form), trouble);
        }}
        done={() => {
          setChanges((count) => count + 1);
          setNote(text.changed);
        }}
      >
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField name="current" label={text.current} text={field} autoComplete="current-password" />
        <PasswordField name="next" label={text.next} text={field} autoComplete="new-password" hint={field.rule} />
      </AccountForm>
      <p role="status" className="text-good empty:hidden">
        {note}
      </p>
    </div>
  );
}
