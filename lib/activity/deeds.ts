/** Roles as the log keeps them: words of then, whatever roles there are now. */
type RoleName = string;

/** Up to three names of so many, for "deleted 40 cutouts: a.png, b.png, c.png …". */
type Named = { count: number; names: string[] };

/**
 * What people do in a workspace that others in it should be able to look up. Each holds names as they were at the time; amounts
 * of micro-USD are decimal strings.
 */
export type Deed =
  | { kind: 'created' }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'picture_changed' }
  | { kind: 'retention_changed'; days: number | null }
  | { kind: 'invited'; email: string; role: RoleName }
  | { kind: 'invitation_revoked'; email: string }
  | { kind: 'joined'; role: RoleName }
  | { kind: 'role_changed'; person: string; from: RoleName; to: RoleName }
  | { kind: 'cap_changed'; person: string; capMicros: string | null }
  | { kind: 'removed'; person: string }
  | { kind: 'left' }
  | { kind: 'handed_over'; person: string }
  | ({ kind: 'deleted' | 'restored' | 'purged' } & Named)
  /** The other workspace by its id: who reads this may not know it. */
  | ({ kind: 'moved_out' | 'moved_in'; workspaceId: string } & Named)
  | { kind: 'shared' | 'unshared'; title: string }
  | { kind: 'bought' | 'topped_up'; grantedMicros: string; amountCents: number }
  | { kind: 'paid_back'; amountCents: number };

export type DeedKind = Deed['kind'];
