import { GallerySkeleton } from '@/components/cutouts/gallery/skeleton';
import { translator } from '@/lib/messages/catalogue';

const t = translator('cutouts');

export default function Loading() {
  return (
    <div className="mx-auto w-full px-4 py-4 lg:px-6 lg:py-6">
      <div className="flex h-11 items-center lg:h-9">
        <p className="font-semibold text-xl tracking-tight">{t('title')}</p>
      </div>
      <GallerySkeleton />
    </div>
  );
}
