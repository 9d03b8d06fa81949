import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import type { Admission } from './admission';
import { normalizeEmail } from './rules/address';
import type { AccountUser } from './service/authenticate';
import { findUser, findUserByEmail, insertAccount, prismaAdapter } from './store';

const adapterUser = ({ id, email, name }: AccountUser): AdapterUser => ({ id, email, name, emailVerified: new Date() });

/**
 * Prisma's adapter, save where an account is made or confirmed: next-auth calls both only after the address was proven,
 * and both are sign-up's to do, in one transaction.
 */
export function authAdapter(admission: Admission): Adapter {
  return {
    ...prismaAdapter(),
    getUserByEmail: (email) => findUserByEmail(normalizeEmail(email)),
    createUser: async ({ email, name }: Pick<AdapterUser, 'email' | 'name'>) =>
      adapterUser(await admission.admit({ email: normalizeEmail(email), name: name ?? null })),
    updateUser: async ({ id }) => {
      const user = await findUser(id);
      if (!user) throw new Error('an account vanished while its link was opened');
      return adapterUser(await admission.admit(user));
    },
    // next-auth would link an outside account to whoever's token the browser still holds, an ended one too.
    getUser: async () => null,
    // Their tokens are of no use to us, so we do not keep them.
    linkAccount: async ({ userId, type, provider, providerAccountId }: AdapterAccount) =>
      insertAccount({ userId, type, provider, providerAccountId }),
  };
}
