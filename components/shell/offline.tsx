'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { useOnline } from '@/components/ui/use-online';

/** Says that the device is offline, and keeps a click on a link from ending at the browser's own error page. */
export function Offline() {
  const t = useTranslations('shell');
  const isOnline = useOnline();
  useEffect(() => {
    if (isOnline) return;
    const keep = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href]:not([href^="#"])');
      if (link) event.preventDefault();
    };
    document.addEventListener('click', keep, true);
    return () => document.removeEventListener('click', keep, true);
  }, [isOnline]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 top-16 z-40 flex justify-center">
      {!isOnline && (
        <p className="rounded-picture bg-ink px-4 py-2.5 text-background text-pretty shadow-lg">{t('offline')}</p>
      )}
    </div>
  );
}
