'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { PasswordInput } from '@/components/ui/password-input';
import { MIN_PASSWORD_LENGTH } from '@/lib/shares/rules';
import type { ShareView } from '@/lib/shares/view';
import { DownloadsField } from '../downloads-field';
import { expiryOf, lifeOf } from '../expiry';
import { ExpiryField } from '../expiry-field';
import { NO_PROBLEM, Problem, type Problems } from '../problem';

/** Changes how long a link works, its password, and whether full size leaves by it. */
export function ChangeDialog({ share, onClose }: { share: ShareView; onClose(): void }) {
  const t = useTranslations('share');
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [isOpened, setIsOpened] = useState(false);
  const [problem, setProblem] = useState<Problems>(NO_PROBLEM);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const expiry = expiryOf(lifeOf(form), String(form.get('day')));
    if (!expiry) return setProblem({ detail: null, fields: { expiry: t('invalid.expiry') } });
    const password = String(form.get('password') ?? '');
    setIsBusy(true);
    const changed = await call('PATCH', `/api/shares/${share.id}`, {
      ...expiry,
      ...(isOpened ? { password: null } : password && { password }),
      allowsDownload: form.has('downloads'),
    });
    setIsBusy(false);
    if (!changed.ok) return setProblem({ ...changed, detail: changed.detail ?? t('no_answer') });
    router.refresh();
    onClose();
  };
  return (
    <Dialog open isBusy={isBusy} onClose={onClose} title={t('list.change_title')} closeLabel={t('close')}>
      <form noValidate autoComplete="off" onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <p className="wrap-anywhere text-soft">{share.title}</p>
        <ExpiryField first="keep" error={problem.fields.expiry} />
        {!isOpened && (
          <PasswordInput
            name="password"
            label={t(share.hasPassword ? 'password_new' : 'password')}
            hint={share.hasPassword ? t('password_keep') : t('password_hint', { count: MIN_PASSWORD_LENGTH })}
            error={problem.fields.password}
            autoComplete="new-password"
            showLabel={t('show')}
            hideLabel={t('hide')}
          />
        )}
        {share.hasPassword && (
          <label className="flex items-center gap-3">
            <input
              type="checkbox"
              checked={isOpened}
              onChange={(event) => setIsOpened(event.target.checked)}
              className="size-4.5 accent-action"
            />
            {t('password_off')}
          </label>
        )}
        <DownloadsField isOn={share.allowsDownload} />
        <Problem problem={problem} />
        <DialogActions>
          <Button size="lg" disabled={isBusy} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="primary" size="lg" pending={isBusy}>
            {t('list.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
