import { z } from 'zod';

/** Roles as the log keeps them: words of then, whatever roles there are now. */
const role = z.string();
/** Amounts of micro-USD. */
const micros = z.string().regex(/^\d+$/);
const cents = z.number().int();
/** Up to three names of so many, for "deleted 40 cutouts: a.png, b.png, c.png …". */
const named = { count: z.number().int(), names: z.array(z.string()) };

/** What people do in a workspace that others in it should be able to look up. Each holds names as they were at the time. */
export const deedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created') }),
  z.object({ kind: z.literal('renamed'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('picture_changed') }),
  z.object({ kind: z.literal('retention_changed'), days: z.number().int().nullable() }),
  z.object({ kind: z.literal('invited'), email: z.string(), role }),
  z.object({ kind: z.literal('invitation_revoked'), email: z.string() }),
  z.object({ kind: z.literal('joined'), role }),
  z.object({ kind: z.literal('role_changed'), person: z.string(), from: role, to: role }),
  z.object({ kind: z.literal('cap_changed'), person: z.string(), capMicros: micros.nullable() }),
  z.object({ kind: z.literal('removed'), person: z.string() }),
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('handed_over'), person: z.string() }),
  z.object({ kind: z.literal(['deleted', 'restored', 'purged']), ...named }),
  /** The other workspace by its id: who reads this may not know it. */
  z.object({ kind: z.literal(['moved_out', 'moved_in']), workspaceId: z.string(), ...named }),
  z.object({ kind: z.literal(['shared', 'unshared']), title: z.string() }),
  z.object({ kind: z.literal(['bought', 'topped_up']), grantedMicros: micros, amountCents: cents }),
  z.object({ kind: z.literal('paid_back'), amountCents: cents }),
]);

export type Deed = z.infer<typeof deedSchema>;
export type DeedKind = Deed['kind'];
