'use client';
import { useEffect, useRef, useState } from 'react';
import { type Knowledge, NOTHING_KNOWN } from './quote';
import type { Offer } from './store';

/** Asked about at once: an early word about the first of many, and few requests. */
const AT_ONCE = 50;

/**
 * Finds out which of the offered photos were cut out before, by the hashes of their bytes. Learns nothing where it cannot
 * (a page without encryption has no hashes, the server may not answer): then the price is the most it can be.
 */
export function useKnown(workspace: string, offers: Offer[]): Knowledge {
  const [knowledge, setKnowledge] = useState(NOTHING_KNOWN);
  const latest = useRef(knowledge);
  useEffect(() => {
    const leaving = new AbortController();
    const learn = async () => {
      const rest = offers.filter(({ key }) => !latest.current.hashes.has(key));
      for (let start = 0; start < rest.length; start += AT_ONCE) {
        const hashes = await hashesOf(rest.slice(start, start + AT_ONCE), leaving.signal);
        const known = await ask(workspace, [...new Set(hashes.values())], leaving.signal);
        latest.current = {
          hashes: new Map([...latest.current.hashes, ...hashes]),
          known: new Set([...latest.current.known, ...known]),
        };
        setKnowledge(latest.current);
      }
    };
    if (globalThis.crypto?.subtle) learn().catch(() => undefined);
    return () => leaving.abort();
  }, [workspace, offers]);
  return knowledge;
}

/** One file after the other: more would fill the memory with photos. */
async function hashesOf(offers: Offer[], signal: AbortSignal): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { key, file } of offers) {
    signal.throwIfAborted();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    hashes.set(key, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return hashes;
}

async function ask(workspace: string, hashes: string[], signal: AbortSignal): Promise<string[]> {
  const response = await fetch(`/api/cutouts/known?workspace=${encodeURIComponent(workspace)}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ hashes }), signal },
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  const { known }: { known: string[] } = await response.json();
  return known;
}
