'use client';
import { useRef, useState } from 'react';
import { call } from '@/components/ui/call';
import type { Person } from './mentions';

/** The people of a workspace, asked for once they are needed; null until they are there. */
export function usePeople(workspace: string): { people: Person[] | null; need(): void } {
  const [people, setPeople] = useState<Person[] | null>(null);
  const isAsked = useRef(false);
  const need = async () => {
    if (isAsked.current) return;
    isAsked.current = true;
    const answer = await call<{ people: Person[] }>('GET', `/api/people?workspace=${encodeURIComponent(workspace)}`);
    if (answer.ok) setPeople(answer.value.people);
    else isAsked.current = false;
  };
  return { people, need: () => void need() };
}
