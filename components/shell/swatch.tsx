import { initialsOf } from './initials';

export type Pictured = { slug: string; name: string; kind: 'personal' | 'team'; pictureHash: string | null };

const ACCENT_HUE = 34;

/** What one knows a workspace by: its picture, or its initials on a colour. One's own has the product's, a team one of its address. */
export function Swatch({
  workspace: { slug, name, kind, pictureHash },
  className = 'size-5.5 rounded-md text-[10px]',
}: {
  workspace: Pictured;
  className?: string;
}) {
  if (pictureHash) {
    const src = `/api/workspaces/${slug}/picture?v=${pictureHash.slice(0, 16)}`;
    return <img src={src} alt="" loading="lazy" className={`shrink-0 bg-hover object-cover ${className}`} />;
  }
  const hueOfSlug = [...slug].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 360, 7);
  const hue = kind === 'personal' ? ACCENT_HUE : hueOfSlug;
  const background = `linear-gradient(135deg, oklch(0.74 0.16 ${hue}), oklch(0.82 0.12 ${hue + 34}))`;
  return (
    <span
      aria-hidden="true"
      // As generated content, the letters are no part of the name that a menu is searched by.
      data-initials={initialsOf(name)}
      className={`grid shrink-0 place-items-center font-semibold text-black/75 tracking-tight before:content-[attr(data-initials)] ${className}`}
      style={{ background }}
    />
  );
}
