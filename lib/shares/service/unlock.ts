import { isPassword } from '@/lib/auth/password';
import { clientFrom } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { returnToken, type TooMany, takeTokens } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { MAX_PASSWORD_LENGTH } from '../rules';
import { findShare, proofOf } from './open';

type Unlocked = Result<string, Refusal<'not_found'> | Refusal<'wrong_password'> | TooMany>;

/** What proves the password of a link from now on, for whoever says the right one; only wrong ones count. */
export async function unlockShare(token: string, password: string, headers: Headers, now: Date): Promise<Unlocked> {
  const found = await findShare(token, now);
  if (!found.ok) return found;
  const link = found.value;
  if (link.passwordHash === null) return refuse('not_found');
  const uses = [
    { key: `share:password:both:${link.id}:${clientFrom(headers)}`, limit: LIMITS.sharePasswordByLinkAndClient },
    { key: `share:password:link:${link.id}`, limit: LIMITS.sharePasswordByLink },
  ];
  const allowed = await takeTokens(uses, now);
  if (!allowed.ok) return allowed;
  if (!(await isPassword(password.slice(0, 4 * MAX_PASSWORD_LENGTH), link.passwordHash)))
    return refuse('wrong_password');
  await Promise.all(uses.map(({ key }) => returnToken(key)));
  return ok(proofOf(link, now));
}
