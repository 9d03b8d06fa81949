/** A disc with one quarter cut out and lifted. */
export function Logo({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <path fill="currentColor" d="M14 1v13h13A13 13 0 1 1 14 1Z" />
      <path fill="var(--accent)" d="M17 1.35A13 13 0 0 1 26.65 11H17Z" />
    </svg>
  );
}
