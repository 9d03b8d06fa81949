'use client';

import { type ReactNode, useState } from 'react';
import type { Messages } from '@/lib/messages/catalogue';
import { TextField } from './text-field';

type Props = {
  name?: string;
  label: string;
  text: Messages['account']['field'];
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
  aside?: ReactNode;
};

/** A password that can be looked at while it is typed. */
export function PasswordField({ name = 'password', text, ...field }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      name={name}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      end={
        <button
          type="button"
          aria-pressed={shown}
          aria-label={text.show_password}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 rounded-control px-3 text-soft hover:text-ink"
        >
          {shown ? text.hide : text.show}
        </button>
      }
    />
  );
}
