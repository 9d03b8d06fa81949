'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { call } from '@/components/ui/call';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import type { ShareView } from '@/lib/shares/view';
import { NO_PROBLEM, Problem, type Problems } from '../problem';

/** Takes a link back, after a question. */
export function RevokeDialog({ share, onClose }: { share: ShareView; onClose(): void }) {
  const t = useTranslations('share');
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problems>(NO_PROBLEM);
  const revoke = async () => {
    setIsBusy(true);
    const revoked = await call('DELETE', `/api/shares/${share.id}`);
    setIsBusy(false);
    if (!revoked.ok) return setProblem({ ...revoked, detail: revoked.detail ?? t('no_answer') });
    router.refresh();
    onClose();
  };
  return (
    <Dialog open isBusy={isBusy} onClose={onClose} title={t('list.revoke_title')} closeLabel={t('list.keep')}>
      <p className="wrap-anywhere text-soft">{t('list.revoke_text', { title: share.title })}</p>
      <Problem problem={problem} />
      <DialogActions>
        <Button size="lg" disabled={isBusy} onClick={onClose}>
          {t('list.keep')}
        </Button>
        <Button variant="danger" size="lg" pending={isBusy} onClick={() => void revoke()}>
          {t('list.revoke')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
