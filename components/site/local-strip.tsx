import { translator } from '@/lib/messages/catalogue';
import type { Mode } from '@/lib/site/loaders';

/** In local mode every public page says so first. */
export function LocalStrip({ mode }: { mode: Mode }) {
  if (mode === 'production') return null;
  return (
    <p className="border-line border-b bg-hover px-4 py-2 text-center text-[13px]/4 text-soft">
      {translator('shell')(`local.${mode}`)}
    </p>
  );
}
