'use client';
import { useRef, useState } from 'react';
import { useLive } from '@/components/cutouts/use-live';
import { call } from '@/components/ui/call';
import type { CommentPage } from '@/lib/comments/service/list';
import type { CommentView } from '@/lib/comments/view';

/** The newest page over what is shown: what it reaches back to is as it says, older ones stay. */
export function withNewest(shown: CommentPage, newest: CommentPage): CommentPage {
  const from = newest.older;
  if (from === null) return newest;
  const before = shown.comments.filter(({ id }) => id < from);
  return { comments: [...before, ...newest.comments], older: before.length > 0 ? shown.older : newest.older };
}

type Read = { path: string; first: CommentPage; readAtMs: number };

/** What was said about a cutout: the server's page, older ones when asked for, and what is said meanwhile. */
export function useComments(workspace: string, cutoutId: string, { path, first, readAtMs }: Read) {
  const [page, setPage] = useState(first);
  const [isLoading, setIsLoading] = useState(false);
  const asked = useRef(0);
  const refetch = async () => {
    // Of answers that overtake each other the last question's counts.
    const mine = ++asked.current;
    const newest = await call<CommentPage>('GET', path);
    if (newest.ok && mine === asked.current) setPage((shown) => withNewest(shown, newest.value));
  };
  useLive(workspace, {
    readAtMs,
    onCutout: ({ id }) => void (id === cutoutId && refetch()),
    onGap: () => void refetch(),
    unfinished: () => [],
  });
  const showOlder = async () => {
    if (isLoading || page.older === null) return;
    setIsLoading(true);
    const older = await call<CommentPage>('GET', `${path}?before=${page.older}`);
    setIsLoading(false);
    if (older.ok)
      setPage((shown) => ({ comments: [...older.value.comments, ...shown.comments], older: older.value.older }));
  };
  const add = (comment: CommentView) =>
    setPage((shown) =>
      shown.comments.some(({ id }) => id === comment.id) ? shown : { ...shown, comments: [...shown.comments, comment] },
    );
  const remove = (id: string) =>
    setPage((shown) => ({ ...shown, comments: shown.comments.filter((one) => one.id !== id) }));
  return { ...page, isLoading, showOlder, add, remove };
}
