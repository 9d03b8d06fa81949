import '../cutouts.css';
import { tileStyle } from '../rows';

const SHAPES = [1.5, 1, 1.4, 0.8, 1.6, 1.3, 1, 1.5, 0.75, 1.4, 1.5, 1.2, 1, 1.6, 1.3, 0.8];

/** Rows of empty tiles, the size of what comes. */
export function GallerySkeleton() {
  return (
    <div aria-hidden className="mt-4 animate-pulse motion-reduce:animate-none">
      <div className="mb-2 h-5 w-16 rounded bg-hover" />
      <div className="justified flex flex-wrap gap-2 lg:gap-3">
        {SHAPES.map((ratio, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
          <div key={index} style={tileStyle({ width: ratio, height: 1 })} className="rounded-picture bg-hover" />
        ))}
      </div>
    </div>
  );
}
