'use client';
import { ImageDown } from 'lucide-react';
import { useTranslations } from 'use-intl/react';

/** Says, over the whole window, that letting go is enough. */
export function DropOverlay() {
  const t = useTranslations('remove');
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-background/95 p-3">
      <div className="absolute inset-3 rounded-3xl border-2 border-accent border-dashed bg-accent/8" />
      <p className="flex flex-col items-center gap-3 font-semibold text-3xl tracking-tight">
        <ImageDown aria-hidden className="size-10 text-accent" strokeWidth={1.5} />
        {t('letGo')}
      </p>
    </div>
  );
}
