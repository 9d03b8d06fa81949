'use client';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Selection } from './selecting';

/**
 * The download of a selection: a form, so that the browser saves what comes by itself. It is asked for once before, because a
 * refusal would take the page's place.
 */
export function useZip(workspace: string, selection: Selection) {
  const t = useTranslations('gallery');
  const [problem, setProblem] = useState<string | null>(null);
  const action = `/api/zip?workspace=${encodeURIComponent(workspace)}`;
  const fields = JSON.stringify(selection);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setProblem(null);
    const stop = new AbortController();
    const body = new URLSearchParams({ selection: fields });
    const response = await fetch(action, { method: 'POST', body, signal: stop.signal }).catch(() => null);
    if (response?.ok) {
      stop.abort();
      form.submit();
    } else setProblem((await response?.json().catch(() => null))?.detail ?? t('offline'));
  };
  return {
    problem,
    form: (button: ReactNode) => (
      <form action={action} method="post" onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="selection" value={fields} />
        {button}
      </form>
    ),
  };
}
