'use client';

import { useEffect, useRef, useState } from 'react';
import { ask, type Trouble } from '@/components/account/answers';
import type { Answer } from '@/lib/auth/answer';

/** Where a wish is brought: an action, the workspace it is for, and what to say when no answer comes. */
export type Door<Wish> = {
  workspace: string;
  act: (given: { workspace: string; wish: Wish }) => Promise<Answer>;
  trouble: Trouble;
};

export type OpenDoor<Wish> = { isBusy: boolean; error: string | null; send(wish: Wish): Promise<boolean> };

/**
 * Brings wishes to the server, one at a time. An answer with an address is followed, and it stays busy until the page is left;
 * who comes back from there may go on, also to a page that the browser kept as it was.
 */
export function useDoor<Wish>({ workspace, act, trouble }: Door<Wish>): OpenDoor<Wish> {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isUnderWay = useRef(false);

  const rest = (sentence: string | null) => {
    isUnderWay.current = false;
    setIsBusy(false);
    setError(sentence);
  };
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      isUnderWay.current = false;
      setIsBusy(false);
    };
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);

  /** True when it was answered with yes. */
  async function send(wish: Wish): Promise<boolean> {
    if (isUnderWay.current) return false;
    isUnderWay.current = true;
    setIsBusy(true);
    setError(null);
    const answer = await ask(() => act({ workspace, wish }), trouble);
    if (answer.ok && answer.url) window.location.assign(answer.url);
    else rest(answer.ok ? null : answer.detail);
    return answer.ok;
  }
  return { isBusy, error, send };
}
