import { translator } from '@/lib/messages/catalogue';

const SAMPLES = [
  { name: 'coffee', width: 600, height: 400 },
  { name: 'cat', width: 451, height: 300 },
] as const;

/** More of what it does: each result with its photo in the corner, in a row of the pictures' own proportions. */
export function Samples() {
  const t = translator('site');
  return (
    <ul className="grid gap-3 md:flex" aria-label={t('samples.label')}>
      {SAMPLES.map(({ name, width, height }) => (
        <li
          key={name}
          className="checkerboard relative min-w-0 overflow-hidden rounded-picture border border-line"
          style={{ flexGrow: width / height, flexBasis: 0, aspectRatio: `${width} / ${height}` }}
        >
          <img
            src={`/site/${name}-cutout.webp`}
            width={width}
            height={height}
            alt={t(`samples.${name}`)}
            loading="lazy"
            className="size-full object-cover"
          />
          <img
            src={`/site/${name}.webp`}
            width={width}
            height={height}
            alt=""
            loading="lazy"
            className="absolute bottom-3 left-3 h-auto w-1/4 rounded-lg border-2 border-white shadow-lg"
          />
        </li>
      ))}
    </ul>
  );
}
