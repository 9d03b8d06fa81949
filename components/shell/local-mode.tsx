import { translator } from '@/lib/messages/catalogue';
import type { Mode } from '@/lib/site/loaders';

/** In local mode every page says so: in one word where room is short, the sentence on demand. Nothing in production. */
export function LocalMode({ mode }: { mode: Mode }) {
  if (mode === 'production') return null;
  const t = translator('shell');
  const sentence = t(`local.${mode}`);
  return (
    <>
      <p className="hidden text-[13px] text-soft xl:block">{sentence}</p>
      <button
        type="button"
        popoverTarget="local-mode"
        className="flex h-8 items-center whitespace-pre rounded-full bg-hover px-2 text-[13px] sm:px-2.5 text-soft hover:text-ink xl:hidden pointer-coarse:h-10"
      >
        {t.rich('local.short', { more: (words) => <span className="max-sm:sr-only">{words}</span> })}
      </button>
      <div
        id="local-mode"
        popover="auto"
        className="mx-auto mt-16 max-w-[min(24rem,calc(100vw-2rem))] rounded-picture border border-line bg-panel px-4 py-3 text-ink shadow-xl"
      >
        {sentence}
      </div>
    </>
  );
}
