import type { Metadata } from 'next';
import { RemoveScreen } from '@/components/remove/screen';
import { MessagesProvider } from '@/components/ui/messages';
import { NoCredit } from '@/components/workspace/no-credit';
import { loadRecent } from '@/lib/cutouts/loaders';
import { translator } from '@/lib/messages/catalogue';
import { loadBalance } from '@/lib/wallet/loaders';
import { walletView } from '@/lib/wallet/rules/view';
import { requireRight } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }> };

export const metadata: Metadata = { title: translator('remove')('pageTitle') };

export default async function RemovePage({ params }: Props) {
  const { workspace } = await params;
  const { workspace: here } = await requireRight(workspace, 'cut');
  const readAtMs = Date.now();
  const [recent, balance] = await Promise.all([loadRecent(workspace), loadBalance(workspace)]);
  return (
    <MessagesProvider namespaces={['remove', 'cutouts', 'refusals']}>
      <RemoveScreen key={workspace} {...{ workspace, recent, readAtMs }} wallet={walletView(balance)} urlInput>
        {here.kind === 'team' && balance.availableMicros < balance.priceMicros && <NoCredit workspace={here} />}
      </RemoveScreen>
    </MessagesProvider>
  );
}
