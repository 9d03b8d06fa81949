'use client';

import type { ReactNode } from 'react';
import { sendAuth } from './answers';

/** Ends this browser's session. The page is loaded anew, so that nothing of the person stays on it. */
export function SignOutButton({ className, children }: { className?: string; children: ReactNode }) {
  async function signOut() {
    await sendAuth('signout', { callbackUrl: '/sign-in' }, '');
    location.assign('/sign-in?notice=signed_out');
  }
  return (
    <button type="button" onClick={signOut} className={className}>
      {children}
    </button>
  );
}
