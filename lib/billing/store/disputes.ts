import type { Db } from '@/lib/db';

export type DisputeRow = {
  id: string;
  paymentId: string;
  status: string;
  amountCents: number;
  feeCents: number;
  takenCents: number;
  debitRef: string | null;
};

export async function saveDispute(tx: Db, dispute: DisputeRow): Promise<void> {
  const { id, ...rest } = dispute;
  await tx.dispute.upsert({ where: { id }, create: dispute, update: rest });
}
