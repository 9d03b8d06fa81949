import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { control } from '@/components/cutouts/control';
import { Gallery } from '@/components/cutouts/gallery/gallery';
import { galleryPath } from '@/components/cutouts/gallery/shown';
import { EmptyTrash } from '@/components/cutouts/gallery/trash/empty-trash';
import { MessagesProvider } from '@/components/ui/messages';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { loadCutouts, loadGallery } from '@/lib/cutouts/loaders';
import { listQuerySchema } from '@/lib/cutouts/query';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { requireRight } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }>; searchParams: PageQuery };

const t = translator('gallery');

export const metadata: Metadata = { title: t('trashPage') };

export default async function TrashPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  await requireRight(workspace, 'organize');
  const { cursor } = await readQuery(searchParams);
  const asked = listQuerySchema.safeParse({ trash: '1', cursor });
  // An address somebody mangled shows the first page.
  const query = asked.success ? asked.data : listQuerySchema.parse({ trash: '1' });
  const readAtMs = Date.now();
  const [first, sorting] = await Promise.all([
    loadCutouts(workspace, query, await zoneOfRequest()),
    loadGallery(workspace),
  ]);
  return (
    <MessagesProvider namespaces={['cutouts', 'gallery', 'share']}>
      <div className="mx-auto w-full px-4 py-4 lg:px-6 lg:py-6">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={galleryPath(workspace)}
            aria-label={translator('cutouts')('back')}
            className={`${control.icon} -ml-1.5`}
          >
            <ArrowLeft aria-hidden className="size-4.5" />
          </Link>
          <h1 className="font-semibold text-xl tracking-tight">{t('trashPage')}</h1>
          <p className="text-soft max-md:order-last max-md:w-full">{t('trashHint')}</p>
          <span className="flex-1" />
          {sorting.rights.manageCutouts && first.cutouts.length > 0 && (
            <EmptyTrash workspace={workspace} sorting={sorting} />
          )}
        </header>
        <Gallery
          // Emptied, it is another list.
          key={`${cursor} ${first.cutouts.length > 0}`}
          {...{ workspace, first, sorting }}
          shown={{}}
          isTrash
          readAtMs={readAtMs}
        />
      </div>
    </MessagesProvider>
  );
}
