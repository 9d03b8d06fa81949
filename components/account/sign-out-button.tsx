'use client';

import type { ComponentProps } from 'react';
import { sendAuth } from './answers';

/** Ends this browser's session. The page is loaded anew, so that nothing of the person stays on it. */
export function SignOutButton(props: Omit<ComponentProps<'button'>, 'onClick' | 'type'>) {
  async function signOut() {
    await sendAuth('signout', { callbackUrl: '/sign-in' }, '');
    location.assign('/sign-in?notice=signed_out');
  }
  return <button {...props} type="button" onClick={signOut} />;
}
