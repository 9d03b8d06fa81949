const DAY_MS = 24 * 60 * 60_000;

/** A session ends this long after its last request… */
const SESSION_IDLE_MS = 30 * DAY_MS;
/** …and this long after its sign-in at the latest. */
export const SESSION_MAX_MS = 90 * DAY_MS;
/** `lastSeenAt` is written at most this often: a request must not cost a write. */
const SEEN_EVERY_MS = 5 * 60_000;

type SessionTimes = { createdAt: Date; lastSeenAt: Date; revokedAt: Date | null };

/** True while the browser that holds this session is signed in. */
export function isLive(session: SessionTimes, now: Date): boolean {
  if (session.revokedAt) return false;
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  return idleMs < SESSION_IDLE_MS && now.getTime() - session.createdAt.getTime() < SESSION_MAX_MS;
}

export function isSeenDue(session: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_MS;
}
