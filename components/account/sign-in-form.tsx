'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Messages } from '@/lib/messages/catalogue';
import { AccountForm } from './account-form';
import { sendAuth, type Trouble } from './answers';
import { PasswordField } from './password-field';
import { TextField } from './text-field';

type Props = {
  text: Messages['account']['sign_in'];
  field: Messages['account']['field'];
  trouble: Trouble;
  next: string;
};

export function SignInForm({ text, field, trouble, next }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  // Until the next page is there: each mail counts against the few that a mailbox may get in an hour.
  const [mailing, startMailing] = useTransition();
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
    if (answer.ok) router.push(`/sent?for=sign_in&email=${encodeURIComponent(email)}`);
    else setProblem(answer.detail);
  }

  return (
    <div ref={column} className="flex flex-col gap-3">
      <AccountForm
        label={text.submit}
        submit={async (form) => {
          setProblem(null);
          const fields = emptyOnes(form, field);
          if (fields) return { ok: false, detail: '', fields };
          return sendAuth('callback/credentials', { ...texts(form), callbackUrl: next }, trouble);
        }}
        done={(url) => location.assign(url ?? next)}
      >
        <TextField name="email" type="email" label={field.email} autoComplete="username" autoCapitalize="none" />
        <PasswordField label={field.password} text={field} autoComplete="current-password" />
      </AccountForm>
      <Button size="lg" disabled={!ready} pending={mailing} onClick={() => startMailing(mailLink)}>
        {text.mail_link}
      </Button>
      {problem && <Notice tone="bad">{problem}</Notice>}
    </div>
  );
}

/** What is missing, by field; null when nothing is. */
function emptyOnes(form: FormData, { email_missing, password_missing }: Props['field']) {
  const { email, password } = texts(form);
  if (email.trim() && password) return null;
  return { ...(!email.trim() && { email: email_missing }), ...(!password && { password: password_missing }) };
}

const texts = (form: FormData) => ({ email: String(form.get('email')), password: String(form.get('password')) });
