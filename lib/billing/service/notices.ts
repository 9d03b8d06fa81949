import type { Db } from '@/lib/db';
import { appUrl } from '@/lib/env';
import type { Mail } from '@/lib/mail/schema';
import { queueMail } from '@/lib/mail/service';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { payersOf } from '@/lib/workspaces/service/payers';

/** Writes to everybody who may pay for the workspace, in the caller's transaction. `write` gets its name and its credits page. */
export async function tellPayers(
  tx: Db,
  scope: WorkspaceScope,
  write: (about: { workspace: string; url: string }) => Mail,
): Promise<void> {
  const { slug, name, emails } = await payersOf(tx, scope);
  const mail = write({ workspace: name, url: `${appUrl()}/w/${slug}/credits` });
  for (const to of emails) await queueMail(tx, { to, ...mail });
}
