import { markOverdue } from '@/lib/cutouts/store/sweep';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { grant } from '@/lib/wallet/service/credit';
import { giveBack, take } from '@/lib/wallet/service/debit';
import { release, reserve, settle } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { emptyWallets } from './factories';
import type { History, Step } from './wallet-history';

/** A history on its way, in a workspace of its own. */
export type Play = { history: History; workspaceId: string; scope: WorkspaceScope; cutoutIds: string[] };

/** Each history gets a new workspace with an empty wallet. */
export async function stage(histories: History[]): Promise<Play[]> {
  const scopes = await emptyWallets(histories.length);
  return histories.flatMap((history, index) => {
    const scope = scopes[index];
    if (!scope) return [];
    return { history, scope, workspaceId: scope.workspaceId, cutoutIds: [newId(), newId(), newId()] };
  });
}

/** Takes steps one after the other, in one transaction and through the wallet's functions; of each whether it moved anything. */
export async function takeSteps(play: Play, steps: Step[]): Promise<boolean[]> {
  const { value } = await inTransaction(async (tx) => {
    const moved: boolean[] = [];
    for (const step of steps) moved.push(await act(tx, play, step));
    return ok(moved);
  });
  return value;
}

function act(tx: Db, play: Play, step: Step): Promise<boolean> {
  if (step.do === 'buy') return buy(tx, play, step.payment);
  if (step.do === 'reserve') return accept(tx, play, step);
  if (step.do === 'settle' || step.do === 'release') return end(tx, play, step);
  const grantRef = paymentRef(play, step.payment);
  if (step.do === 'give back') return giveBack(tx, play.scope, `${grantRef}/${step.nth}`);
  if (step.do === 'refund') {
    const sourceRef = `${grantRef}/${step.nth}`;
    return take(tx, play.scope, { grantRef, kind: 'refund', amountMicros: step.micros, sourceRef });
  }
  const amountMicros = play.history.payments[step.payment]?.micros ?? 0n;
  return take(tx, play.scope, { grantRef, kind: 'dispute', amountMicros, sourceRef: `${grantRef}/dispute` });
}

export const paymentRef = ({ workspaceId }: Play, payment: number | string) => `payment:${workspaceId}:${payment}`;

async function buy(tx: Db, play: Play, payment: number): Promise<boolean> {
  const { micros = 0n, bonusMicros = 0n } = play.history.payments[payment] ?? {};
  const sourceRef = paymentRef(play, payment);
  const paid = { kind: 'purchase' as const, paidMicros: micros, grantedMicros: micros, sourceRef };
  if (!(await grant(tx, play.scope, paid))) return false;
  if (bonusMicros === 0n) return true;
  const bonus = { kind: 'bonus' as const, paidMicros: 0n, grantedMicros: bonusMicros, sourceRef: `${sourceRef}:bonus` };
  return grant(tx, play.scope, bonus);
}

/** As a submit does it: the cutout and its hold together, or neither. */
async function accept(tx: Db, play: Play, step: Extract<Step, { do: 'reserve' }>): Promise<boolean> {
  const id = play.cutoutIds[step.cutout] ?? '';
  const inserted = await tx.$executeRaw`
    insert into cutouts (id, workspace_id, name, price_micros, provider, model, source_hash, source_format, source_size_bytes,
                         width, height, placeholder, deadline_at)
    values (${id}::uuid, ${play.workspaceId}::uuid, 'a.png', ${step.micros}, 'gmi', 'm', ${id}, 'png', 1, 1, 1, '',
            now() + ${step.isOverdue ? -2 : 60} * interval '1 minute')
    on conflict do nothing`;
  if (inserted === 0) return false;
  if ((await reserve(tx, play.scope, id, step.micros)).ok) return true;
  await tx.$executeRaw`delete from cutouts where id = ${id}::uuid`;
  return false;
}

async function end(tx: Db, play: Play, step: Extract<Step, { do: 'settle' | 'release' }>): Promise<boolean> {
  const id = play.cutoutIds[step.cutout] ?? '';
  const isEnded =
    step.do === 'settle' ? await settle(tx, play.scope, { id, createdById: null }) : await release(tx, play.scope, id);
  if (!isEnded) return false;
  const status = step.do === 'settle' ? 'succeeded' : 'canceled';
  await tx.$executeRaw`update cutouts set status = ${status}::cutout_status, ended_at = now() where id = ${id}::uuid`;
  return true;
}

/** What the sweeper does to what is overdue. */
export async function sweep({ scope }: Play, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await markOverdue(tx, id))) return refuse('ended_meanwhile');
    return ok(await release(tx, scope, id));
  });
}
