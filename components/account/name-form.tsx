'use client';

import { useState } from 'react';
import type { Answer } from '@/lib/auth/answer';
import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { ask, type Trouble } from './answers';
import { TextField } from './text-field';

type Props = {
  save: (form: FormData) => Promise<Answer>;
  name: string;
  email: string;
  text: Messages['settings']['profile'];
  saved: string;
  trouble: Trouble;
};

export function NameForm({ save, name, email, text, saved, trouble }: Props) {
  const [note, setNote] = useState('');
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">{text.email}</p>
        <p className="break-words text-soft">{email}</p>
      </div>
      <AccountForm
        quiet
        label={text.save}
        submit={(form) => {
          setNote('');
          return ask(() => save(form), trouble);
        }}
        done={() => setNote(saved)}
      >
        <TextField name="name" label={text.name} defaultValue={name} autoComplete="name" maxLength={80} />
      </AccountForm>
      <p role="status" className="text-good empty:hidden">
        {note}
      </p>
    </div>
  );
}
