import type { Metadata } from 'next';
import { Comments } from '@/components/comments/comments';
import { CutoutScreen } from '@/components/cutouts/one/screen';
import { MessagesProvider } from '@/components/ui/messages';
import { loadComments } from '@/lib/comments/loaders';
import { loadCutout, loadGallery } from '@/lib/cutouts/loaders';
import { translator } from '@/lib/messages/catalogue';

type Props = { params: Promise<{ workspace: string; id: string }> };

// The name of a private picture is no title for a browser's history on a shared machine.
export const metadata: Metadata = { title: translator('cutouts')('oneTitle') };

export default async function CutoutPage({ params }: Props) {
  const { workspace, id } = await params;
  const readAtMs = Date.now();
  const { cutout, neighbours } = await loadCutout(workspace, id);
  const [comments, sorting] = await Promise.all([loadComments(workspace, cutout.id), loadGallery(workspace)]);
  return (
    <MessagesProvider namespaces={['cutouts', 'gallery', 'share', 'comments']}>
      <CutoutScreen key={cutout.id} {...{ workspace, cutout, neighbours, sorting, readAtMs }}>
        <Comments {...{ workspace, readAtMs }} cutoutId={cutout.id} first={comments} />
      </CutoutScreen>
    </MessagesProvider>
  );
}
