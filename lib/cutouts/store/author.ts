import type { WorkspaceScope } from '@/lib/workspaces/scope';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Every row that people see is read with whoever made it, its tags, and whether it is a favourite of the one who looks. */
export const asSeenBy = ({ userId }: WorkspaceScope) => ({
  createdBy: { select: { id: true, name: true, email: true } },
  tags: { select: { tag: { select: { id: true, name: true } } } },
  favourites: { where: { userId: userId ?? NOBODY }, select: { userId: true } },
});
