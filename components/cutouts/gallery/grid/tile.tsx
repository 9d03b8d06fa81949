'use client';
import { Check, MessageSquare, Star } from 'lucide-react';
import Link from 'next/link';
import { type CSSProperties, memo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { formatMicros } from '@/lib/money';
import { isUnfinished } from '../../list';
import { galleryPath } from '../shown';
import { Details } from './details';
import { Failed, Picture, Working } from './picture';

type Props = {
  workspace: string;
  cutout: CutoutView;
  /** Its place in the list. */
  index: number;
  isChosen: boolean;
  isSelecting: boolean;
  /** How it stands where the style sheet lays the grid out… */
  flow?: CSSProperties;
  /** …and where, once the grid was measured. */
  leftPx?: number;
  topPx?: number;
  widthPx?: number;
  heightPx?: number;
};

/** One picture of the gallery in its own proportions. What can be done with it comes when somebody points at it. */
export const Tile = memo(function Tile({ workspace, cutout, index, isChosen, isSelecting, flow, ...place }: Props) {
  const t = useTranslations('cutouts');
  const [isMeant, setIsMeant] = useState(false);
  const mean = () => setIsMeant(true);
  const { leftPx: left, topPx: top, widthPx: width, heightPx: height } = place;
  const style = flow ?? { left, top, width, height };
  const inTrash = cutout.deletedAt !== null;
  const open = {
    'data-act': 'open',
    className: 'absolute inset-0 select-none outline-none [-webkit-touch-callout:none]',
  };
  const label = t('tile', { name: cutout.name, status: cutout.status });
  return (
    <li
      data-tile={index}
      style={style}
      onPointerEnter={mean}
      onFocus={mean}
      className={`group checkerboard min-w-0 overflow-hidden rounded-picture has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:outline-offset-2 ${flow ? 'relative' : 'absolute'}`}
    >
      {cutout.status === 'failed' ? <Failed cutout={cutout} /> : <Picture cutout={cutout} />}
      {isUnfinished(cutout) && <Working workspace={workspace} cutout={cutout} />}
      {inTrash ? (
        <a href={`${galleryPath(workspace)}/trash#${cutout.id}`} aria-label={label} {...open} data-act="choose" />
      ) : (
        <Link
          href={`${galleryPath(workspace)}/${cutout.id}`}
          prefetch={false}
          aria-label={label}
          title={titleOf(cutout)}
          {...open}
        />
      )}
      {(isMeant || inTrash) && <Details cutout={cutout} />}
      {(isMeant || isSelecting || isChosen) && <Choose cutout={cutout} isChosen={isChosen} isSelecting={isSelecting} />}
      <Marks cutout={cutout} isMeant={isMeant} />
      {isChosen && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-picture ring-3 ring-accent ring-inset"
        />
      )}
    </li>
  );
});

const titleOf = ({ name, status, reused, priceMicros }: CutoutView) =>
  status === 'succeeded' && !reused ? `${name} · ${formatMicros(priceMicros)}` : name;

function Choose({ cutout, isChosen, isSelecting }: Pick<Props, 'cutout' | 'isChosen' | 'isSelecting'>) {
  const t = useTranslations('gallery');
  const isShown = isChosen || isSelecting;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a checkbox would be sent with no form, and the grid hears the press
    <button
      type="button"
      role="checkbox"
      data-act="choose"
      aria-checked={isChosen}
      aria-label={t('choose', { name: cutout.name })}
      className={`absolute top-0 left-0 grid size-11 place-items-center outline-none transition-opacity duration-150 [&:focus-visible>span]:ring-2 [&:focus-visible>span]:ring-accent ${isShown ? '' : 'opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100'}`}
    >
      <span
        className={`grid size-5.5 place-items-center rounded-md border ${isChosen ? 'border-transparent bg-action text-on-accent' : 'border-black/40 bg-white/85 text-transparent'}`}
      >
        <Check aria-hidden className="size-4" strokeWidth={2.5} />
      </span>
    </button>
  );
}

/** What is worth knowing from afar: a favourite, and that people talk about it. */
function Marks({ cutout, isMeant }: { cutout: CutoutView; isMeant: boolean }) {
  const t = useTranslations('gallery');
  const { favourite, commentCount, deletedAt } = cutout;
  const hasHeart = deletedAt === null && (favourite || isMeant);
  return (
    <div className="absolute top-0 right-0 flex items-center">
      {commentCount > 0 && (
        <span className="pointer-events-none flex items-center gap-1 rounded-full bg-black/60 px-2 py-0.5 text-white text-xs tabular-nums">
          <MessageSquare aria-hidden className="size-3.5" />
          <span aria-hidden>{commentCount}</span>
          <span className="sr-only">{t('comments', { count: commentCount })}</span>
        </span>
      )}
      {hasHeart && (
        <button
          type="button"
          data-act="favourite"
          aria-pressed={favourite}
          aria-label={t('favouriteNamed', { name: cutout.name })}
          className={`grid size-11 place-items-center outline-none [&:focus-visible>span]:ring-2 [&:focus-visible>span]:ring-white ${favourite ? '' : 'pointer-coarse:hidden opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100'}`}
        >
          <span className="grid size-7 place-items-center rounded-full bg-black/55 text-white">
            <Star aria-hidden className="size-4" fill={favourite ? 'currentColor' : 'none'} />
          </span>
        </button>
      )}
    </div>
  );
}
