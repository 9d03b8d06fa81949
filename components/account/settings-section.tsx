import type { ReactNode } from 'react';

/** A heading on the left, its matter on the right; one below the other on a phone. */
export function SettingsSection({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-line border-t pt-8 md:grid-cols-[14rem_1fr] md:gap-8">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-base">{title}</h2>
        {intro && <p className="text-soft">{intro}</p>}
      </div>
      <div className="min-w-0 max-w-md">{children}</div>
    </section>
  );
}
