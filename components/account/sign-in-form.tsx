'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { sendAuth } from './answers';
import { PasswordField } from './password-field';
import { TextField } from './text-field';

type Props = {
  text: Messages['account']['sign_in'];
  field: Messages['account']['field'];
  trouble: string;
  next: string;
};

export function SignInForm({ text, field, trouble, next }: Props) {
  const column = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function mailLink() {
    const input = column.current?.querySelector<HTMLInputElement>('input[name="email"]');
    const email = input?.value.trim() ?? '';
    if (!email.includes('@')) {
      setProblem(text.mail_link_hint);
      input?.focus();
      return;
    }
    const answer = await sendAuth('signin/email', { email, callbackUrl: next }, trouble);
    if (answer.ok) location.assign(`/sent?for=sign_in&email=${encodeURIComponent(email)}`);
    else setProblem(answer.detail);
  }

  return (
    <div ref={column} className="flex flex-col gap-3">
      <AccountForm
        label={text.submit}
        submit={(form) => {
          setProblem(null);
          return sendAuth('callback/credentials', { ...texts(form), callbackUrl: next }, trouble);
        }}
        done={(url) => location.assign(url ?? next)}
      >
        <TextField name="email" type="email" label={field.email} autoComplete="username" autoCapitalize="none" />
        <PasswordField label={field.password} text={field} autoComplete="current-password" />
      </AccountForm>
      <Button size="lg" onClick={mailLink}>
        {text.mail_link}
      </Button>
      {problem && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}

const texts = (form: FormData) => ({ email: String(form.get('email')), password: String(form.get('password')) });
