'use client';
import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useTimeZone } from '@/components/ui/time-zone';
import type { CutoutView } from '@/lib/cutouts/view';
import '../cutouts.css';
import { control } from '../control';
import { dayName, groupByDay } from '../days';
import { Empty } from './empty';
import { Tile } from './tile';
import { usePages } from './use-pages';

type Props = {
  workspace: string;
  q: string;
  cutouts: CutoutView[];
  nextCursor: string | null;
  /** The server's clock, so that both sides render the same headings. */
  renderedAt: number;
};

/** Everything the workspace cut out, newest first, by day. */
export function Gallery({ workspace, q, cutouts, nextCursor, renderedAt }: Props) {
  const t = useTranslations('cutouts');
  const timeZone = useTimeZone();
  const mark = useRef<HTMLDivElement>(null);
  const pages = usePages(workspace, q, { cutouts, nextCursor }, mark);
  if (pages.cutouts.length === 0) return <Empty workspace={workspace} q={q} />;
  return (
    <>
      {groupByDay(pages.cutouts, timeZone).map(({ key, cutouts }) => (
        <section key={key} aria-labelledby={`day-${key}`} className="mt-4">
          <h2 id={`day-${key}`} className="mb-2 text-soft text-sm">
            <DayName name={dayName(key, renderedAt, timeZone)} />
          </h2>
          <ul className="justified flex flex-wrap gap-2 lg:gap-3">
            {cutouts.map((cutout) => (
              <Tile key={cutout.id} cutout={cutout} workspace={workspace} />
            ))}
          </ul>
        </section>
      ))}
      <div ref={mark} className="flex min-h-16 items-center justify-center py-6">
        {pages.nextCursor && (
          <a
            className={control.outline}
            href={`?${new URLSearchParams({ ...(q && { q }), cursor: pages.nextCursor })}`}
            onClick={(event) => {
              event.preventDefault();
              void pages.more();
            }}
          >
            {t(pages.state === 'broken' ? 'moreBroken' : pages.state === 'loading' ? 'moreLoading' : 'more')}
          </a>
        )}
      </div>
    </>
  );
}

function DayName({ name }: { name: ReturnType<typeof dayName> }) {
  const t = useTranslations('cutouts');
  return name.kind === 'date' ? name.date : t(name.kind);
}
