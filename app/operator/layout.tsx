import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireOperator } from '@/lib/operator/loaders';
import { findHome } from '@/lib/workspaces/loaders';
import { WorkspaceShell } from '../workspace-shell';

/** As the person's settings do, the operator's page stands in the shell of the workspace they start in. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const home = await findHome((await requireOperator()).userId);
  if (!home) notFound();
  return <WorkspaceShell slug={home.slug}>{children}</WorkspaceShell>;
}
