'use client';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { MAX_TITLE_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/shares/rules';
import type { ShareView } from '@/lib/shares/view';
import { DownloadsField } from './downloads-field';
import { expiryOf, lifeOf } from './expiry';
import { ExpiryField } from './expiry-field';
import { NO_PROBLEM, Problem, type Problems } from './problem';

type Props = {
  workspace: string;
  ids: string[];
  name: string;
  onClose(): void;
  onBusy(isBusy: boolean): void;
  onMade(share: ShareView): void;
};

export function MakeForm({ workspace, ids, name, onBusy, onMade }: Props) {
  const t = useTranslations('share');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problems>(NO_PROBLEM);
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const expiry = expiryOf(lifeOf(form), String(form.get('day')));
    if (!expiry) return setProblem({ detail: null, fields: { expiry: t('invalid.expiry') } });
    const busy = (is: boolean) => {
      setIsBusy(is);
      onBusy(is);
    };
    busy(true);
    const made = await call<ShareView>('POST', `/api/shares?workspace=${encodeURIComponent(workspace)}`, {
      ...expiry,
      cutoutIds: ids,
      title: String(form.get('title')),
      password: String(form.get('password')) || null,
      allowsDownload: form.has('downloads'),
    });
    busy(false);
    if (made.ok) onMade(made.value);
    else setProblem({ ...made, detail: made.detail ?? t('no_answer') });
  };
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => void make(event)} className="flex flex-col gap-4">
      <p className="text-pretty text-soft">{t('dialog_text')}</p>
      <Input
        name="title"
        label={t('name')}
        defaultValue={name}
        placeholder={t('many', { count: ids.length })}
        maxLength={MAX_TITLE_LENGTH}
      />
      <ExpiryField first="d30" error={problem.fields.expiry} />
      <PasswordInput
        name="password"
        label={t('password')}
        hint={t('password_hint', { count: MIN_PASSWORD_LENGTH })}
        error={problem.fields.password}
        autoComplete="new-password"
        showLabel={t('show')}
        hideLabel={t('hide')}
      />
      <DownloadsField isOn={false} />
      <Problem problem={problem} />
      <DialogActions>
        <Link
          href={`/w/${workspace}/shares`}
          prefetch={false}
          className="mr-auto flex h-11 items-center text-soft underline decoration-line underline-offset-4 hover:text-ink"
        >
          {t('all')}
        </Link>
        <Button type="submit" variant="primary" size="lg" pending={isBusy}>
          {t('make')}
        </Button>
      </DialogActions>
    </form>
  );
}
