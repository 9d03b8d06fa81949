import { Skeleton } from '@/components/ui/skeleton';

export default function ActivityLoading() {
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6 sm:px-5 lg:py-8">
      <Skeleton className="h-14 w-72 max-w-full rounded-control" />
      <Skeleton className="h-96 rounded-surface" />
    </div>
  );
}
