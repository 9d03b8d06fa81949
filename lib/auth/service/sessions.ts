import { isLive, isSeenDue } from '../rules/session';
import { findSession, insertSession, revokeSession, touchSession } from '../store';

const USER_AGENT_LENGTH = 400;

/** Opens a session for a browser and answers its id, which goes into the browser's token. */
export function startSession(userId: string, userAgent: string, now: Date): Promise<string> {
  return insertSession(userId, userAgent.slice(0, USER_AGENT_LENGTH), now);
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
