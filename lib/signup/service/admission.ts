import type { Admission } from '@/lib/auth/admission';
import { isConfirmed } from '@/lib/auth/service/accounts';
import { env } from '@/lib/env';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { admit } from './admit';
import { confirmAddress } from './confirm-address';
import { join } from './join';
import { resetPassword } from './reset';

/** What signing in asks of signing up. */
export const admission: Admission = {
  welcomes: async (email) => env().SIGNUP === 'open' || (await isConfirmed(email)),
  admit: async (person) => {
    const admitted = await inTransaction(async (tx) =>
      ok(await admit(tx, { ...person, passwordHash: null }, new Date())),
    );
    return admitted.value.user;
  },
  confirm: confirmAddress,
  join,
  reset: resetPassword,
};
