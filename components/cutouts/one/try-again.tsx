'use client';
import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { newId } from '@/lib/ids';
import { control } from '../control';

/** Sends the kept original once more, as a new cutout, and goes there. */
export function TryAgain({ cutout, workspace }: { cutout: CutoutView; workspace: string }) {
  const t = useTranslations('cutouts');
  const router = useRouter();
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({ busy: false, problem: null });
  const again = async () => {
    setState({ busy: true, problem: null });
    const answer = await sendOriginal(cutout, workspace).catch(() => null);
    if (answer && 'id' in answer) return router.push(`/w/${workspace}/cutouts/${answer.id}`);
    setState({ busy: false, problem: answer?.detail ?? t('offline') });
  };
  return (
    <>
      <button
        type="button"
        className={`${control.outlineLarge} mt-2 text-ink`}
        disabled={state.busy}
        onClick={() => void again()}
      >
        <RotateCcw aria-hidden className="size-4" />
        {t('tryAgain')}
      </button>
      {state.problem && <p role="alert">{state.problem}</p>}
    </>
  );
}

async function sendOriginal(cutout: CutoutView, workspace: string): Promise<{ id: string } | { detail: string }> {
  const original = await fetch(cutout.urls.original);
  if (!original.ok) return original.json();
  const body = new FormData();
  body.append('file', await original.blob(), cutout.name);
  const response = await fetch(`/api/cutouts?workspace=${encodeURIComponent(workspace)}`, {
    method: 'POST',
    headers: { 'idempotency-key': newId() },
    body,
  });
  const answer = await response.json();
  return response.ok ? (answer.cutouts[0].error ?? answer.cutouts[0]) : answer;
}
