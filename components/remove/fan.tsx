/** Three cutouts in the hand: what comes out of this page. */
export function Fan() {
  const card =
    'checkerboard relative aspect-square w-[31%] max-w-28 overflow-hidden rounded-surface ring-1 ring-line shadow-lg sm:max-w-37';
  return (
    <div aria-hidden className="flex w-full items-center justify-center">
      <div className={`${card} -rotate-12 translate-x-3`}>
        <img src="/samples/coffee.webp" alt="" className="size-full object-contain" />
      </div>
      <div className={`${card} z-1 -translate-y-1.5`}>
        <img src="/samples/astronaut.webp" alt="" className="size-full object-cover" />
      </div>
      <div className={`${card} -translate-x-3 rotate-12`}>
        <img src="/samples/cat.webp" alt="" className="size-full object-cover" />
      </div>
    </div>
  );
}
