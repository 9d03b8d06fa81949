import Credentials from 'next-auth/providers/credentials';
import { clientFrom } from '@/lib/limits/requests';
import { type Attempt, enter } from '../attempt';
import { deviceCookie, readCookie } from '../cookies';
import { knownDevice } from '../device';
import { normalizeEmail } from '../rules/address';
import { authenticate } from '../service/authenticate';

/** `POST /api/auth/callback/credentials` with email, password and csrfToken. */
export function passwordProvider(attempt: Attempt) {
  return Credentials({
    id: 'credentials',
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const { headers, now } = attempt;
      const email = given?.email ?? '';
      const signedIn = await authenticate(
        {
          email,
          password: given?.password ?? '',
          client: clientFrom(headers),
          device: knownDevice(readCookie(headers, deviceCookie()), normalizeEmail(email), now),
        },
        now,
      );
      return enter(attempt, signedIn);
    },
  });
}
