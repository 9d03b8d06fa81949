'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { PasswordInput } from '@/components/ui/password-input';
import { useHydrated } from '@/components/ui/use-hydrated';

/** Asks for a link's password; the page then shows what it held back. */
export function UnlockForm({ token }: { token: string }) {
  const t = useTranslations('share');
  const router = useRouter();
  const isReady = useHydrated();
  const [isBusy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const unlock = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    if (isBusy || password === '') return;
    start(async () => {
      const opened = await call('POST', `/api/s/${token}/password`, { password });
      if (opened.ok) router.refresh();
      else setProblem(opened.detail ?? t('no_answer'));
    });
  };
  return (
    <form noValidate onSubmit={unlock} className="mx-auto flex w-full max-w-96 flex-col gap-6 pt-[8vh]">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl/8 tracking-tight">{t('public.locked')}</h1>
        <p className="text-soft">{t('public.locked_text')}</p>
      </div>
      <PasswordInput
        name="password"
        label={t('public.password')}
        error={problem}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        showLabel={t('show')}
        hideLabel={t('hide')}
        required
      />
      <Button type="submit" variant="primary" size="lg" disabled={!isReady} pending={isBusy}>
        {t('public.unlock')}
      </Button>
    </form>
  );
}
