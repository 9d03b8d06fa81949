'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Reads the page anew, ever more calmly, until this is no longer on it. */
export function WatchPayment() {
  const router = useRouter();
  useEffect(() => {
    let waitMs = FIRST_WAIT_MS;
    let next: ReturnType<typeof setTimeout>;
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
      waitMs = Math.min(waitMs * 1.5, LONGEST_WAIT_MS);
      next = setTimeout(look, waitMs);
    };
    next = setTimeout(look, waitMs);
    return () => clearTimeout(next);
  }, [router]);
  return null;
}
