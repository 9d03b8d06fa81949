import { isLive, isSeenDue } from '../rules/session';
import { findSession, insertPasswordSession, insertSession, revokeSession, touchSession } from '../store';
import type { PasswordUser } from './authenticate';

const USER_AGENT_LENGTH = 400;

/** Opens a session for a browser and answers its id, which goes into the browser's token. */
export function startSession(userId: string, userAgent: string, now: Date): Promise<string> {
  return insertSession({ userId, userAgent: userAgent.slice(0, USER_AGENT_LENGTH) }, now);
}

/** The same by a password, or null when it was replaced since it was checked: whoever knew the old one stays out. */
export function startPasswordSession(user: PasswordUser, userAgent: string, now: Date): Promise<string | null> {
  const session = { userId: user.id, userAgent: userAgent.slice(0, USER_AGENT_LENGTH), verified: user.passwordHash };
  return insertPasswordSession(session, now);
}

/** The session and its person while it lives, or null; notes now and then that it was seen. */
export async function liveSession(sessionId: string, now: Date) {
  const session = await findSession(sessionId);
  if (!session || !isLive(session, now)) return null;
  if (isSeenDue(session, now)) await touchSession(sessionId, now);
  return session;
}

/** Ends the session of a browser that signs out. */
export function endSession(sessionId: string, now: Date): Promise<void> {
  return revokeSession(sessionId, now);
}
