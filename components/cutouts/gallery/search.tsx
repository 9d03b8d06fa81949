'use client';
import { Search as Glass } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { galleryHref, galleryPath, less, type Shown } from './shown';

const PAUSE_MS = 250;

/** Finds by name while one types; without scripts it is a form. */
export function Search({ workspace, shown }: { workspace: string; shown: Shown }) {
  const t = useTranslations('cutouts');
  const router = useRouter();
  const { q = '' } = shown;
  const [isPending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // A link or the browser's Back changed it; what somebody types is ahead of the address and stays.
    if (input.current && input.current !== document.activeElement) input.current.value = q;
  }, [q]);
  const find = (text: string) => {
    clearTimeout(timer.current);
    const href = galleryHref(workspace, { ...shown, q: text.trim() });
    timer.current = setTimeout(() => start(() => router.replace(href, { scroll: false })), PAUSE_MS);
  };
  return (
    <search className="min-w-0 flex-1 sm:max-w-60" aria-busy={isPending}>
      <form action={galleryPath(workspace)} className="relative">
        {Object.entries(less(shown, 'q')).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Glass
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-soft"
        />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={q}
          onChange={(event) => find(event.target.value)}
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={120}
          className="h-9 w-full rounded-full border border-edge bg-panel pr-3 pl-10 outline-offset-2 outline-accent placeholder:text-soft focus-visible:outline-2 pointer-coarse:h-11"
        />
      </form>
    </search>
  );
}
