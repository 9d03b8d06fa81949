'use client';

import { ImageUp, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ask, read } from '@/components/account/answers';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';

type Props = {
  door: Door<null>;
  hasPicture: boolean;
  /** The picture as it is, or what stands for it. */
  children: ReactNode;
};

/** Sends a picture as it is, and shows what became of it. */
export function Picture({ door, hasPicture, children }: Props) {
  const t = useTranslations('workspace.settings.picture');
  const router = useRouter();
  const isReady = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy: isRemoving, error: removalError, send } = useDoor(door);
  const [isSending, setIsSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function upload(file: File) {
    setIsSending(true);
    const path = `/api/workspaces/${door.workspace}/picture`;
    const answer = await ask(
      () => sent(fetch(path, { method: 'PUT', body: file }), door.trouble.no_reason),
      door.trouble,
    );
    setIsSending(false);
    setRefused(answer.ok ? null : answer.detail);
    if (answer.ok) router.refresh();
  }

  return (
    <div className="flex flex-wrap items-center gap-5">
      {children}
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          <Button disabled={!isReady} pending={isSending} onClick={() => input.current?.click()}>
            {!isSending && <ImageUp aria-hidden="true" className="size-4" strokeWidth={1.75} />}
            {t(hasPicture ? 'change' : 'choose')}
          </Button>
          {hasPicture && (
            <Button
              variant="quiet"
              disabled={!isReady}
              pending={isRemoving}
              onClick={() => {
                setRefused(null);
                void send(null);
              }}
            >
              {!isRemoving && <Trash2 aria-hidden="true" className="size-4" strokeWidth={1.75} />}
              {t('remove')}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={t('choose')}
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file may be chosen again after a refusal.
            target.value = '';
            if (file) void upload(file);
          }}
        />
        <p className="text-[13px] text-soft text-pretty">{t('hint')}</p>
        <TroubleLine>{refused ?? removalError}</TroubleLine>
        <p role="status" className="sr-only">
          {isSending && t('sending')}
        </p>
      </div>
    </div>
  );
}

async function sent(answering: Promise<Response>, noReason: string) {
  const response = await answering;
  const { detail } = await read(response);
  return response.ok
    ? { ok: true as const, url: null }
    : { ok: false as const, detail: detail ?? noReason, fields: {} };
}
