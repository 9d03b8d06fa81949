import Credentials from 'next-auth/providers/credentials';
import { clientFrom } from '@/lib/limits/requests';
import { type Attempt, enter } from '../attempt';
import { deviceFrom } from '../device';
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
          device: deviceFrom(headers, email, now),
        },
        now,
      );
      return enter(attempt, signedIn);
    },
  });
}
