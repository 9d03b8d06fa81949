import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Shares } from '@/components/shares/list/shares';
import { MessagesProvider } from '@/components/ui/messages';
import { translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadShares } from '@/lib/shares/loaders';

type Props = { params: Promise<{ workspace: string }>; searchParams: PageQuery };

const t = translator('share');

export const metadata: Metadata = { title: t('title') };

export default async function SharesPage({ params, searchParams }: Props) {
  const [{ workspace }, { before }] = await Promise.all([params, readQuery(searchParams)]);
  const { shares, older } = await loadShares(workspace, before);
  return (
    <MessagesProvider namespaces={['share']}>
      <div className="mx-auto flex w-full max-w-[960px] flex-col gap-4 p-4 md:p-8">
        <header className="flex items-start gap-2">
          <Link
            href={`/w/${workspace}/cutouts`}
            aria-label={translator('cutouts')('back')}
            className="-ml-2 grid size-9 shrink-0 place-items-center rounded-control hover:bg-hover pointer-coarse:size-11"
          >
            <ArrowLeft aria-hidden className="size-4.5" />
          </Link>
          <div className="pt-1">
            <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
            <p className="text-pretty text-soft">{t('list.intro')}</p>
          </div>
        </header>
        <Shares key={before} workspace={workspace} shares={shares} older={older} isOlder={before !== undefined} />
      </div>
    </MessagesProvider>
  );
}
