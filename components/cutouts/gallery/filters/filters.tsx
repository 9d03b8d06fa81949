import { ArrowDownWideNarrow, CircleDashed, Star, Tag, Trash2, User } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Choices } from '@/components/ui/choices';
import { DateSpan, type SpanPresets } from '@/components/ui/date-span';
import { translator } from '@/lib/messages/catalogue';
import { galleryHref, galleryPath, less, type Shown } from '../shown';
import type { Sorting } from '../sorting';
import { choicesOf, type Field } from './choices-of';
import { Sheet } from './sheet';

type Props = { workspace: string; shown: Shown; sorting: Sorting; presets: SpanPresets };

const icon = { 'aria-hidden': true, className: 'size-4.5 shrink-0', strokeWidth: 1.5 } as const;
const ICONS: Record<Field, ReactNode> = {
  status: <CircleDashed {...icon} />,
  person: <User {...icon} />,
  tag: <Tag {...icon} />,
  sort: <ArrowDownWideNarrow {...icon} />,
};

/** What is shown and in which order, as links: each is an address, and none needs a script. On a phone they are one form. */
export function Filters({ workspace, shown, sorting, presets }: Props) {
  const t = translator('gallery');
  const fields = choicesOf(shown, sorting);
  const choices = (field: Field) => {
    const { all, others, label } = fields[field];
    const hrefOf = (key: string) => galleryHref(workspace, { ...less(shown, field), ...(key && { [field]: key }) });
    const link = ({ key, name }: { key: string; name: string }) => ({ key, label: name, href: hrefOf(key) });
    if (others.length === 0) return null;
    return (
      <Choices icon={ICONS[field]} label={label} all={link(all)} choices={others.map(link)} chosen={shown[field]} />
    );
  };
  const isFavourites = shown.favourite === '1';
  return (
    <>
      <nav aria-label={t('filters.label')} className="hidden min-w-0 flex-1 flex-wrap items-center gap-1 md:flex">
        {choices('status')}
        {choices('person')}
        <DateSpan
          shown={shown}
          presets={presets}
          href={({ from = '', to = '' }) => galleryHref(workspace, { ...less(shown, 'from', 'to'), from, to })}
          action={galleryPath(workspace)}
          others={less(shown, 'from', 'to')}
        />
        {choices('tag')}
        <Link
          href={galleryHref(workspace, isFavourites ? less(shown, 'favourite') : { ...shown, favourite: '1' })}
          scroll={false}
          prefetch={false}
          aria-current={isFavourites ? 'true' : undefined}
          className={buttonClass({ variant: 'quiet', className: isFavourites ? 'bg-hover' : '' })}
        >
          <Star {...icon} fill={isFavourites ? 'currentColor' : 'none'} />
          {t('filters.favourites')}
        </Link>
        <span className="flex-1" />
        {choices('sort')}
        {sorting.rights.organize && (
          <Link href={`${galleryPath(workspace)}/trash`} prefetch={false} className={buttonClass({ variant: 'quiet' })}>
            <Trash2 {...icon} />
            {t('trash')}
          </Link>
        )}
      </nav>
      <Sheet {...{ workspace, shown, fields }} hasTrash={sorting.rights.organize} />
    </>
  );
}
