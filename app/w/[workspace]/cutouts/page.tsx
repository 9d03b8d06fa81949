import type { Metadata } from 'next';
import { Gallery } from '@/components/cutouts/gallery/gallery';
import { Search } from '@/components/cutouts/gallery/search';
import { zoneOfRequest } from '@/components/cutouts/zone-of-request';
import { MessagesProvider } from '@/components/ui/messages';
import { loadCutouts } from '@/lib/cutouts/loaders';
import { translator } from '@/lib/messages/catalogue';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }>;
};

const t = translator('cutouts');

export const metadata: Metadata = { title: t('title') };

export default async function CutoutsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const search = await searchParams;
  const q = one(search.q).trim();
  const cursor = one(search.cursor);
  const [page, timeZone] = await Promise.all([
    loadCutouts(workspace, { ...(q && { q }), ...(cursor && { cursor }) }),
    zoneOfRequest(),
  ]);
  return (
    <MessagesProvider namespaces={['cutouts']}>
      <div className="mx-auto w-full px-4 py-4 lg:px-6 lg:py-6">
        <header className="flex items-center gap-4">
          <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
          <Search q={q} />
        </header>
        <Gallery
          key={`${q} ${cursor}`}
          workspace={workspace}
          q={q}
          cutouts={page.cutouts}
          nextCursor={page.nextCursor}
          renderedAt={Date.now()}
          timeZone={timeZone}
        />
      </div>
    </MessagesProvider>
  );
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';
