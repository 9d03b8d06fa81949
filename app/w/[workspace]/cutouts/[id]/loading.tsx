import '@/components/cutouts/cutouts.css';

/** The picture's place and the panel's, empty. */
export default function Loading() {
  return (
    <div
      aria-hidden
      className="cutout-screen flex animate-pulse flex-col motion-reduce:animate-none lg:grid lg:grid-cols-[minmax(0,1fr)_340px]"
    >
      <div className="flex flex-col gap-3 p-3 lg:px-6">
        <div className="h-9 w-64 rounded-control bg-hover max-lg:h-11" />
        <div className="min-h-[max(14rem,calc(100dvh-25rem))] flex-1 lg:min-h-56 rounded-picture bg-hover" />
        <div className="h-16 rounded-control bg-hover" />
      </div>
      <div className="border-line bg-panel max-lg:h-32 max-lg:border-t lg:border-l" />
    </div>
  );
}
