import { Skeleton } from '@/components/ui/skeleton';

export default function CreditsLoading() {
  return (
    <div className="mx-auto flex w-full max-w-[1360px] flex-col gap-4 p-4 md:gap-6 md:p-8">
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <Skeleton className="h-64 rounded-surface" />
        <Skeleton className="h-64 rounded-surface" />
      </div>
      <Skeleton className="h-96 rounded-surface" />
    </div>
  );
}
