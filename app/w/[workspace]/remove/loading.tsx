import '@/components/cutouts/cutouts.css';

/** The surface and the strip, empty, where they will be. */
export default function Loading() {
  return (
    <div
      aria-hidden
      className="remove-screen flex animate-pulse flex-col gap-4 p-3 motion-reduce:animate-none lg:gap-5 lg:p-6"
    >
      <div className="min-h-[26rem] flex-1 rounded-3xl border border-line border-dashed bg-panel" />
      <div className="h-36 rounded-surface border border-line bg-panel" />
    </div>
  );
}
