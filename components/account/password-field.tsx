'use client';

import { PasswordInput } from '@/components/ui/password-input';
import type { Messages } from '@/lib/messages/catalogue';
import { useFieldError } from './field-errors';

type Props = {
  name?: string;
  label: string;
  text: Messages['account']['field'];
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
};

export function PasswordField({ name = 'password', text, ...field }: Props) {
  const error = useFieldError(name);
  return (
    <PasswordInput
      {...field}
      name={name}
      error={error}
      showLabel={text.show_password}
      hideLabel={text.hide_password}
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
