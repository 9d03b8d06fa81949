import type { ReactNode } from 'react';
import { requireRight } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

/** Asks before anything is sent, so that whoever may not is answered 404; the page asks again, for a layout is kept while one goes about. */
export default async function TrashLayout({ params, children }: Props) {
  await requireRight((await params).workspace, 'organize');
  return children;
}
