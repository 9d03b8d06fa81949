import { SlidersHorizontal, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { DayField } from '@/components/ui/date-span';
import { CONTROL_CLASS } from '@/components/ui/field';
import { translator } from '@/lib/messages/catalogue';
import { galleryPath, less, type Shown } from '../shown';
import type { Field, Fields } from './choices-of';

type Props = { workspace: string; shown: Shown; fields: Fields; hasTrash: boolean };

const ID = 'gallery-filters';
const ORDER: Field[] = ['status', 'person', 'tag', 'sort'];

/** The filters of a small screen: one form in a sheet from below, which the browser opens and closes. */
export function Sheet({ workspace, shown, fields, hasTrash }: Props) {
  const t = translator('gallery');
  const count = Object.values(less(shown, 'q')).filter(Boolean).length;
  return (
    <div className="flex items-center gap-1 md:hidden">
      <button
        type="button"
        popoverTarget={ID}
        aria-label={t('filters.open')}
        className={buttonClass({ variant: 'plain', className: 'px-3' })}
      >
        <SlidersHorizontal aria-hidden className="size-4.5" strokeWidth={1.5} />
        {count > 0 && <span className="tabular-nums">{count}</span>}
      </button>
      {hasTrash && (
        <Link
          href={`${galleryPath(workspace)}/trash`}
          prefetch={false}
          aria-label={t('trash')}
          className={buttonClass({ variant: 'plain', className: 'px-3' })}
        >
          <Trash2 aria-hidden className="size-4.5" strokeWidth={1.5} />
        </Link>
      )}
      <div
        id={ID}
        popover="auto"
        role="dialog"
        aria-label={t('filters.title')}
        className="fixed inset-auto inset-x-0 bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-surface border border-line bg-panel p-5 pb-[calc(20px+env(safe-area-inset-bottom))] text-ink shadow-2xl backdrop:bg-black/40"
      >
        <form action={galleryPath(workspace)} className="flex flex-col gap-3">
          {shown.q && <input type="hidden" name="q" value={shown.q} />}
          {ORDER.map(
            (field) => fields[field].others.length > 0 && <Choice key={field} {...{ field, fields, shown }} />,
          )}
          <DayField name="from" label={translator('dates')('from')} day={shown.from} />
          <DayField name="to" label={translator('dates')('to')} day={shown.to} />
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="favourite"
              value="1"
              defaultChecked={shown.favourite === '1'}
              className="size-5 accent-action"
            />
            {t('filters.favourites')}
          </label>
          <div className="mt-1 flex gap-2 *:grow">
            <a href={galleryPath(workspace)} className={buttonClass({ size: 'lg' })}>
              {t('filters.clear')}
            </a>
            <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg' })}>
              {t('filters.apply')}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}

function Choice({ field, fields, shown }: { field: Field; fields: Fields; shown: Shown }) {
  const { all, others, title } = fields[field];
  return (
    <label className="flex items-center gap-3">
      <span className="w-20 shrink-0 text-soft">{title}</span>
      <select name={field} defaultValue={shown[field] ?? ''} className={CONTROL_CLASS}>
        {[all, ...others].map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
