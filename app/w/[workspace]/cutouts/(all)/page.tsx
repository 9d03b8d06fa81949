import type { Metadata } from 'next';
import { Filters } from '@/components/cutouts/gallery/filters/filters';
import { Gallery } from '@/components/cutouts/gallery/gallery';
import { Search } from '@/components/cutouts/gallery/search';
import { SHOWN_NAMES, type Shown } from '@/components/cutouts/gallery/shown';
import { MessagesProvider } from '@/components/ui/messages';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { loadCutouts, loadGallery } from '@/lib/cutouts/loaders';
import { listQuerySchema } from '@/lib/cutouts/query';
import { presetsAt } from '@/lib/ledger/filter';
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
  const asked = await readQuery(searchParams);
  const shown: Shown = Object.fromEntries(SHOWN_NAMES.flatMap((name) => understood(name, asked[name])));
  const cursor = Object.fromEntries(understood('cursor', asked.cursor));
  const timeZone = await zoneOfRequest();
  const now = new Date();
  const [first, sorting] = await Promise.all([
    loadCutouts(workspace, listQuerySchema.parse({ ...shown, ...cursor }), timeZone),
    loadGallery(workspace),
  ]);
  return (
    <MessagesProvider namespaces={['cutouts', 'gallery', 'share']}>
      <div className="mx-auto w-full px-4 py-4 lg:px-6 lg:py-6">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2 max-md:flex-nowrap max-md:gap-x-2">
          <h1 className="font-semibold text-xl tracking-tight max-sm:sr-only">{t('title')}</h1>
          <Search workspace={workspace} shown={shown} />
          <Filters {...{ workspace, shown, sorting }} presets={presetsAt(now, timeZone)} />
        </header>
        <Gallery
          key={JSON.stringify([shown, cursor])}
          {...{ workspace, shown, first, sorting }}
          readAtMs={now.getTime()}
        />
      </div>
    </MessagesProvider>
  );
}

/** What somebody mangled in an address counts as missing. */
function understood(name: keyof Shown | 'cursor', value: string | undefined): [string, string][] {
  return value && listQuerySchema.safeParse({ [name]: value }).success ? [[name, value]] : [];
}
