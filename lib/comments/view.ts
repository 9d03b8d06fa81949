import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { piecesOf } from './rules';
import type { CommentRow } from './store';

type Person = { id: string; name: string | null; email: string };

/** A comment as people see it: plain text, and names where somebody is mentioned (null: their account is gone). */
export type CommentView = {
  id: string;
  createdAt: string;
  author: { name: string; you: boolean } | null;
  parts: ({ text: string } | { mention: string | null; you: boolean })[];
  mayDelete: boolean;
};

const nameOf = ({ name, email }: Person): string => name ?? email;

/** One's own, or everybody's for who looks after the cutouts. */
export const mayDelete = ({ role, userId }: WorkspaceScope, { authorId }: { authorId: string | null }): boolean =>
  may(role, 'manage_cutouts') || (may(role, 'comment') && authorId !== null && authorId === userId);

export function viewOf(row: CommentRow, scope: WorkspaceScope, people: Person[]): CommentView {
  const called = new Map(people.map((person) => [person.id, nameOf(person)]));
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    author: row.author && { name: nameOf(row.author), you: row.author.id === scope.userId },
    parts: piecesOf(row.text).map((piece) =>
      'text' in piece ? piece : { mention: called.get(piece.mention) ?? null, you: piece.mention === scope.userId },
    ),
    mayDelete: mayDelete(scope, row),
  };
}
