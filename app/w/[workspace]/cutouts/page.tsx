import type { Metadata } from 'next';
import { Gallery } from '@/components/cutouts/gallery/gallery';
import { Search } from '@/components/cutouts/gallery/search';
import { MessagesProvider } from '@/components/ui/messages';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { loadCutouts } from '@/lib/cutouts/loaders';
import { listQuerySchema } from '@/lib/cutouts/query';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: PageQuery;
};

const t = translator('cutouts');

export const metadata: Metadata = { title: t('title') };

export default async function CutoutsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { q, cursor } = await readQuery(searchParams);
  const asked = listQuerySchema.safeParse({ q, cursor });
  // An address somebody mangled shows the first page.
  const query = asked.success ? asked.data : listQuerySchema.parse({});
  const page = await loadCutouts(workspace, query, await zoneOfRequest());
  const found = query.q ?? '';
  return (
    <MessagesProvider namespaces={['cutouts']}>
      <div className="mx-auto w-full px-4 py-4 lg:px-6 lg:py-6">
        <header className="flex items-center gap-4">
          <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
          <Search q={found} />
        </header>
        <Gallery
          key={`${found} ${cursor}`}
          workspace={workspace}
          q={found}
          cutouts={page.cutouts}
          nextCursor={page.nextCursor}
          renderedAt={Date.now()}
        />
      </div>
    </MessagesProvider>
  );
}
