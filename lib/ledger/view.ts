import type { EntryRow } from './store/entries';

/** The payment behind an entry. `documents` are pages of the payment provider. */
export type PaymentView = {
  kind: 'checkout' | 'top_up';
  images: number;
  totalCents: number;
  taxCents: number;
  card: { brand: string; last4: string } | null;
  receiptUrl: string | null;
  invoiceUrl: string | null;
};

function paymentOf(row: EntryRow): PaymentView | null {
  const { paymentKind, images, totalCents, taxCents, cardBrand, cardLast4, receiptUrl, invoiceUrl } = row;
  if (paymentKind === null || images === null || totalCents === null || taxCents === null) return null;
  const card = cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null;
  return { kind: paymentKind, images, totalCents, taxCents, card, receiptUrl, invoiceUrl };
}

/** An entry as pages get it; `viewerId` decides who "you" is. */
export function viewOf(row: EntryRow, viewerId: string | null) {
  return {
    id: row.id.toString(),
    kind: row.kind,
    at: row.at,
    availableMicros: row.availableMicros,
    balanceMicros: row.balanceMicros,
    cutoutId: row.cutoutId,
    imageName: row.imageName,
    holdState: row.holdState,
    failureReason: row.failureReason,
    thumbnailUrl: row.thumbnailHash && `/api/cutouts/${row.cutoutId}/thumbnail?v=${row.thumbnailHash.slice(0, 16)}`,
    by: row.userName === null ? null : { name: row.userName, you: row.userId === viewerId },
    grantKind: row.grantKind,
    note: row.note,
    debitKind: row.debitKind,
    refund: row.refundStatus && row.refundCents !== null ? { status: row.refundStatus, cents: row.refundCents } : null,
    payment: paymentOf(row),
  };
}

export type EntryView = ReturnType<typeof viewOf>;

/** Whether an entry shows money that is still on its way back. */
export const isUnderWay = ({ refund }: EntryView): boolean =>
  refund?.status === 'requested' || refund?.status === 'pending';
