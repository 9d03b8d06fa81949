import type { ReactNode } from 'react';

/** A page that is read: its title, what it comes to in a sentence, and sections. */
export function ProsePage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-12 px-4 pt-8 pb-24 md:px-8 md:pt-16">
      <div className="flex flex-col gap-4">
        <h1 className="font-semibold text-[clamp(2.25rem,5vw,3.5rem)]/[1.05] tracking-[-0.04em]">{title}</h1>
        <p className="text-pretty text-lg/7 text-soft">{intro}</p>
      </div>
      {children}
    </div>
  );
}

export function ProseSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-xl/7 tracking-tight">{title}</h2>
      <div className="flex flex-col gap-3 text-pretty text-[15px]/6 text-soft">{children}</div>
    </section>
  );
}
