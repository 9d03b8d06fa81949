import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { Prisma } from '@/prisma/generated/client';
import type { DebitKind, EntryKind, GrantKind, HoldState, PaymentKind, RefundStatus } from '@/prisma/generated/enums';
import type { LedgerKind } from '../filter';

export type EntryRow = {
  id: bigint;
  kind: EntryKind;
  at: Date;
  availableMicros: bigint;
  heldMicros: bigint;
  balanceMicros: bigint;
  /** Of the image behind a hold. */
  cutoutId: string | null;
  imageName: string | null;
  /** How the hold behind the entry stands now. */
  holdState: HoldState | null;
  failureReason: string | null;
  thumbnailHash: string | null;
  userId: string | null;
  userName: string | null;
  /** Of the grant, or of the one that a debit was taken from. */
  grantKind: GrantKind | null;
  note: string | null;
  debitKind: DebitKind | null;
  refundStatus: RefundStatus | null;
  /** What goes back to the card, tax included. */
  refundCents: number | null;
  paymentId: string | null;
  paymentKind: PaymentKind | null;
  images: number | null;
  /** What the payment came to, and the tax in it. */
  totalCents: number | null;
  taxCents: number | null;
  cardBrand: string | null;
  cardLast4: string | null;
  receiptUrl: string | null;
  invoiceUrl: string | null;
};

/** From an instant (inclusive) to another (exclusive); `upTo` is the last id that counts. */
export type Span = { since?: Date; until?: Date; upTo?: bigint };

/** Which entries; `ends` are the first and last id that can be among them. */
export type Wanted = Span & {
  kind?: LedgerKind;
  person?: string;
  ends?: { first: bigint; last: bigint };
  withSettles?: boolean;
};

/** A place in the ledger, exclusive: older than `before` counted backwards, or younger than `after` counted forwards. */
export type Place = { before: bigint | null } | { after: bigint };

// `hold_id is null` names the index `entries_credit`: the credit among a million images is found at once.
const OF_KIND: Record<LedgerKind, Prisma.Sql> = {
  images: Prisma.sql`and entries.kind in ('reserve', 'settle', 'release')`,
  credit: Prisma.sql`and entries.hold_id is null and entries.kind = 'grant'`,
  returns: Prisma.sql`and entries.hold_id is null and entries.kind in ('debit', 'debit_return')`,
};

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ORIGIN = Prisma.raw(`'^payment:(${UUID})'`);
const REFUND = Prisma.raw(`'^refund:(${UUID})'`);

/** The entries of a span, as a condition. */
export const inSpan = ({ since, until, upTo }: Span) => Prisma.sql`
  ${since ? Prisma.sql`and entries.created_at >= ${since.toISOString()}::timestamptz` : Prisma.empty}
  ${until ? Prisma.sql`and entries.created_at < ${until.toISOString()}::timestamptz` : Prisma.empty}
  ${upTo === undefined ? Prisma.empty : Prisma.sql`and entries.id <= ${upTo}`}`;

/**
 * Entries in order, with the image, the person, the grant and the payment behind each. A settle is left out unless asked for:
 * it moves nothing that was available, and the state of its hold tells it at the reserve.
 */
export function findEntries(scope: WorkspaceScope, wanted: Wanted, place: Place, limit: number): Promise<EntryRow[]> {
  const { kind, person, ends, withSettles = false } = wanted;
  const from =
    'after' in place
      ? Prisma.sql`and entries.id > ${place.after}`
      : Prisma.sql`and entries.id < ${place.before ?? 9_223_372_036_854_775_807n}`;
  return db().$queryRaw<EntryRow[]>`
    select entries.id, entries.kind, entries.created_at as at, entries.available_micros as "availableMicros",
           entries.held_micros as "heldMicros", entries.balance_micros as "balanceMicros",
           cutouts.id as "cutoutId", cutouts.name as "imageName", holds.state as "holdState",
           cutouts.failure_reason as "failureReason",
           case when cutouts.deleted_at is null then cutouts.thumb256_hash end as "thumbnailHash",
           users.id as "userId", coalesce(users.name, users.email) as "userName",
           grants.kind as "grantKind", grants.note, debits.kind as "debitKind", refunds.status as "refundStatus",
           refunds.net_cents + refunds.tax_cents as "refundCents",
           payments.id as "paymentId", payments.kind as "paymentKind", payments.images,
           payments.total_cents as "totalCents", payments.tax_cents as "taxCents", payments.card_brand as "cardBrand", payments.card_last4 as "cardLast4",
           payments.receipt_url as "receiptUrl", payments.invoice_url as "invoiceUrl"
    from entries
    left join holds on holds.id = entries.hold_id
    left join cutouts on cutouts.id = holds.cutout_id and cutouts.workspace_id = entries.workspace_id
    left join users on users.id = holds.user_id
    left join debits on debits.id = entries.debit_id
    left join grants on grants.id = coalesce(entries.grant_id, debits.grant_id)
    left join payments on payments.id = substring(grants.source_ref from ${ORIGIN})::uuid
                      and payments.workspace_id = entries.workspace_id
    left join refunds on refunds.id = substring(debits.source_ref from ${REFUND})::uuid
                     and refunds.payment_id = payments.id
    where entries.workspace_id = ${scope.workspaceId}::uuid ${from}
      ${kind ? OF_KIND[kind] : Prisma.empty}
      ${withSettles ? Prisma.empty : Prisma.sql`and entries.kind <> 'settle'`}
      ${person ? Prisma.sql`and holds.user_id = ${person}::uuid` : Prisma.empty}
      ${ends ? Prisma.sql`and entries.id between ${ends.first} and ${ends.last}` : Prisma.empty} ${inSpan(wanted)}
    order by entries.id ${'after' in place ? Prisma.raw('asc') : Prisma.raw('desc')}
    limit ${limit}`;
}

/**
 * The first and last id among a span's entries, or null when it has none: pages walk the ledger by id, and begin where the
 * span does instead of at its end. (Ids are not in the order of times: a transaction's time is when it began.)
 */
export async function findEnds(scope: WorkspaceScope, span: Span) {
  // The count has all of it read from the index of times. For the least id alone, the ledger may be walked from its beginning.
  const [ends] = await db().$queryRaw<{ first: bigint; last: bigint; count: bigint }[]>`
    select coalesce(min(id), 0) as first, coalesce(max(id), 0) as last, count(*) as count from entries
    where workspace_id = ${scope.workspaceId}::uuid ${inSpan(span)}`;
  return ends && ends.count > 0n ? { first: ends.first, last: ends.last } : null;
}

/** Whose images a workspace's entries may be: its members, and whoever else had one cut out in it. */
export function findPeople(scope: WorkspaceScope) {
  // A row a person and month, not one a cutout.
  return db().$queryRaw<{ id: string; name: string; isMember: boolean }[]>`
    with member as (select user_id as id from members where workspace_id = ${scope.workspaceId}::uuid),
         maker as (select user_id as id from member_months where workspace_id = ${scope.workspaceId}::uuid)
    select users.id, coalesce(users.name, users.email) as name, users.id in (select id from member) as "isMember"
    from users where id in (select id from maker union select id from member)
    order by "isMember" desc, name, id`;
}
