import { translator } from '@/lib/messages/catalogue';
import { outsideProviderIds } from './providers/outside';
import { isLive } from './rules/session';
import { describeUserAgent } from './rules/user-agent';
import { findUnrevokedSessions, findUser } from './store';
import type { Viewer } from './viewer';

const NAMES = { google: 'Google', github: 'GitHub' } as const;

/** The outside providers a sign-in page offers, with the words for their buttons. */
export function offeredProviders(): { id: string; label: string }[] {
  const t = translator('account');
  return outsideProviderIds().map((id) => {
    const provider = id === 'oidc' ? t('sign_in.single_sign_on') : NAMES[id];
    return { id, label: t('sign_in.with', { provider }) };
  });
}

/** The browsers where a person is signed in: the one that asks, then the latest first. */
export async function listSessions({ userId, sessionId }: Viewer, now: Date) {
  const sessions = await findUnrevokedSessions(userId);
  return sessions
    .filter((session) => isLive(session, now))
    .sort((a, b) => Number(b.id === sessionId) - Number(a.id === sessionId))
    .map(({ id, userAgent, createdAt, lastSeenAt }) => ({
      id,
      createdAt,
      lastSeenAt,
      ...describeUserAgent(userAgent),
    }));
}

/** Whether a person has a password to change. */
export async function hasPassword(userId: string): Promise<boolean> {
  return Boolean((await findUser(userId))?.passwordHash);
}
