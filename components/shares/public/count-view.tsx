'use client';
import { useEffect } from 'react';
import { call } from '@/components/ui/call';

/** Tells the server, once the page is at work in a browser, that somebody looks. */
export function CountView({ token }: { token: string }) {
  useEffect(() => {
    void call('POST', `/api/s/${token}/view`);
  }, [token]);
  return null;
}
