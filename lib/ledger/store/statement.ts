import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { inSpan, type Span } from './entries';

/** A balance as a statement counts it: what can be spent, and what is set aside and still the workspace's own. */
export type Standing = { availableMicros: bigint; heldMicros: bigint };

/** The newest entry's id: what is read up to it fits together, since a wallet's entries are written one after the other. */
export async function findLastId(scope: WorkspaceScope): Promise<bigint> {
  const last = await db().entry.findFirst({
    where: { workspaceId: scope.workspaceId },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return last?.id ?? 0n;
}

/** What the ledger had come to by an instant, added up entry by entry. */
export async function findStanding(scope: WorkspaceScope, span: Omit<Span, 'since'>): Promise<Standing> {
  const [standing] = await db().$queryRaw<Standing[]>`
    select coalesce(sum(available_micros), 0)::bigint as "availableMicros", coalesce(sum(held_micros), 0)::bigint as "heldMicros"
    from entries where workspace_id = ${scope.workspaceId}::uuid ${inSpan(span)}`;
  return standing ?? { availableMicros: 0n, heldMicros: 0n };
}

/** Images of a span by who made them (spent), and what was given back of holds, all by the entries themselves. */
export function findImages(scope: WorkspaceScope, span: Span) {
  return db().$queryRaw<
    { kind: 'settle' | 'release'; id: string | null; name: string | null; images: number; amountMicros: bigint }[]
  >`
    select moved.kind, users.id, coalesce(users.name, users.email) as name, moved.images, moved."amountMicros"
    from (
      select entries.kind, usage_records.user_id, count(*)::int as images, sum(-entries.held_micros)::bigint as "amountMicros"
      from entries left join usage_records on usage_records.hold_id = entries.hold_id and entries.kind = 'settle'
      where entries.workspace_id = ${scope.workspaceId}::uuid and entries.kind in ('settle', 'release') ${inSpan(span)}
      group by 1, 2
    ) as moved
    left join users on users.id = moved.user_id
    order by moved."amountMicros" desc, name, id`;
}
