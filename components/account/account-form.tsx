'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Answer } from '@/lib/auth/answer';
import { FieldErrors } from './field-errors';

type Props = {
  /** Always answers: what may fail to is asked through `ask`. */
  submit: (form: FormData) => Promise<Answer>;
  /** Called with where to go next when the answer was yes. */
  done: (url: string | null, form: FormData) => void;
  label: string;
  children: ReactNode;
  /** The one next step is the accent's; a form among others is quiet. */
  quiet?: boolean;
};

/** A form that keeps what was typed, says what is wrong beside the field, and puts the cursor there. */
export function AccountForm({ submit, done, label, children, quiet = false }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // Sent before the script is there, the form would go nowhere and lose what was typed.
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Extract<Answer, { ok: false }> | null>(null);

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const entries = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await submit(entries);
    setRefusal(answer.ok ? null : answer);
    setBusy(false);
    if (answer.ok) done(answer.url, entries);
  }

  const fields = refusal?.fields ?? {};
  const general = refusal && Object.keys(fields).length === 0 ? refusal.detail : null;
  return (
    <form ref={form} method="post" noValidate onSubmit={send} className="flex flex-col gap-5">
      <FieldErrors value={fields}>{children}</FieldErrors>
      {general && <Notice tone="bad">{general}</Notice>}
      <Button
        type="submit"
        disabled={!ready}
        pending={busy}
        {...(quiet ? { className: 'self-start' } : { variant: 'primary', size: 'lg' })}
      >
        {label}
      </Button>
    </form>
  );
}
