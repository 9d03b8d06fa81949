/** Holds the place of what is coming; give it the size of that. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden="true" className={`block animate-pulse rounded-control bg-hover ${className}`} />;
}
