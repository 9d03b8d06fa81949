import type { ReactNode } from 'react';
import { requireRight } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

/** Asks before anything is sent, so that whoever may not is answered 404; the page's loaders ask again. */
export default async function ActivityLayout({ params, children }: Props) {
  await requireRight((await params).workspace, 'see_activity');
  return children;
}
