import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { DebitKind, EntryKind, GrantKind } from '@/prisma/generated/enums';

export const PRICE = 18_000n;

type Move = { available?: bigint; held?: bigint; grantId?: string; holdId?: string; debitId?: string; at: Date };

type Bought = { images: number; at: Date; kind?: 'checkout' | 'top_up'; taxCents?: number; bonusMicros?: bigint };
type Image = { name: string; at: Date; userId?: string | null; end?: 'settled' | 'released' | null; endAt?: Date };

/** A workspace's past, written entry by entry as the wallet writes it, at times of a test's own choosing. */
export class History {
  private availableMicros = 0n;
  private heldMicros = 0n;

  constructor(private readonly scope: WorkspaceScope) {}

  private get workspaceId() {
    return this.scope.workspaceId;
  }

  private async move(kind: EntryKind, { available = 0n, held = 0n, at, ...of }: Move) {
    this.availableMicros += available;
    this.heldMicros += held;
    const amounts = { availableMicros: available, heldMicros: held, balanceMicros: this.availableMicros };
    await db().entry.create({ data: { workspaceId: this.workspaceId, kind, ...amounts, ...of, createdAt: at } });
    await db().wallet.update({
      where: { workspaceId: this.workspaceId },
      data: { availableMicros: this.availableMicros, heldMicros: this.heldMicros },
    });
  }

  async grant(kind: GrantKind, micros: bigint, at: Date, more: { sourceRef?: string; note?: string } = {}) {
    const id = newId();
    await db().grant.create({
      data: {
        id,
        workspaceId: this.workspaceId,
        kind,
        paidMicros: kind === 'purchase' ? micros : 0n,
        grantedMicros: micros,
        leftMicros: micros,
        sourceRef: more.sourceRef ?? `test:${id}`,
        ...(more.note !== undefined && { note: more.note }),
        createdAt: at,
      },
    });
    await this.move('grant', { available: micros, grantId: id, at });
    return id;
  }

  /** A paid pack; answers its payment and the ids of its grants. */
  async bought({ images, at, kind = 'checkout', taxCents = 0, bonusMicros = 0n }: Bought) {
    const id = newId();
    const grantedMicros = BigInt(images) * PRICE;
    const amountCents = Number(grantedMicros / 10_000n);
    await db().payment.create({
      data: {
        ...{ id, workspaceId: this.workspaceId, kind, status: 'paid', amountCents, grantedMicros, bonusMicros, images },
        ...{ taxCents, totalCents: amountCents + taxCents, cardBrand: 'visa', cardLast4: '4242' },
        receiptUrl: `https://pay.example/receipts/${id}`,
        invoiceUrl: `https://pay.example/invoices/${id}`,
        createdAt: at,
        paidAt: at,
      },
    });
    const grantId = await this.grant('purchase', grantedMicros, at, { sourceRef: `payment:${id}` });
    const bonusId = bonusMicros && (await this.grant('bonus', bonusMicros, at, { sourceRef: `payment:${id}:bonus` }));
    return { id, grantId, bonusId: bonusId || null };
  }

  /** Credit of a grant taken back; `sourceRef` says why. */
  async taken(grantId: string, kind: DebitKind, micros: bigint, at: Date, sourceRef: string) {
    const id = newId();
    const { workspaceId } = this;
    await db().debit.create({
      data: { id, workspaceId, grantId, kind, amountMicros: micros, sourceRef, createdAt: at },
    });
    await this.move('debit', { available: -micros, debitId: id, at });
    return { giveBack: (on: Date) => this.move('debit_return', { available: micros, debitId: id, at: on }) };
  }

  /** A refund to the card of a payment, as it was paid back. */
  async refunded(payment: { id: string; grantId: string }, images: number, at: Date) {
    const id = newId();
    const micros = BigInt(images) * PRICE;
    const netCents = Number(micros / 10_000n);
    await db().refund.create({
      data: { id, paymentId: payment.id, status: 'succeeded', netCents, taxCents: 0, createdAt: at },
    });
    return this.taken(payment.grantId, 'refund', micros, at, `refund:${id}`);
  }

  /** An image: reserved, and settled or released unless it is still being cut. */
  async image({ name, at, userId = this.scope.userId, end = 'settled', endAt = at }: Image) {
    const [id, holdId] = [newId(), newId()];
    const { workspaceId } = this;
    const status = end === 'settled' ? 'succeeded' : end === 'released' ? 'failed' : 'processing';
    await db().cutout.create({
      data: {
        ...{ id, workspaceId, createdById: userId, name, status, priceMicros: PRICE, provider: 'test', model: 'test' },
        ...{ sourceHash: createHash('sha256').update(id).digest('hex'), sourceFormat: 'png', sourceSizeBytes: 1 },
        ...{ width: 8, height: 8, placeholder: '', deadlineAt: at, createdAt: at },
        failureReason: status === 'failed' ? 'input_refused' : null,
      },
    });
    await db().hold.create({
      data: { id: holdId, workspaceId, cutoutId: id, userId, amountMicros: PRICE, state: end ?? 'held', createdAt: at },
    });
    const usedMicros = end === 'released' ? 0n : PRICE;
    await db().$executeRaw`
      insert into member_months (workspace_id, user_id, month, used_micros)
      select ${workspaceId}::uuid, id, date_trunc('month', ${at} at time zone 'UTC')::date, ${usedMicros}
      from users where id = ${userId}::uuid
      on conflict (workspace_id, user_id, month) do update set used_micros = member_months.used_micros + excluded.used_micros`;
    await this.move('reserve', { available: -PRICE, held: PRICE, holdId, at });
    if (end === 'released') await this.move('release', { available: PRICE, held: -PRICE, holdId, at: endAt });
    if (end === 'settled') {
      await this.move('settle', { held: -PRICE, holdId, at: endAt });
      const amounts = { priceMicros: PRICE, costMicros: PRICE };
      await db().usageRecord.create({
        data: { workspaceId, cutoutId: id, holdId, userId, ...amounts, createdAt: endAt },
      });
    }
    return id;
  }
}
