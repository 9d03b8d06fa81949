'use client';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { CommentPage } from '@/lib/comments/service/list';
import { Comment } from './comment';
import { Composer } from './composer';
import { useComments } from './use-comments';

type Props = { workspace: string; cutoutId: string; first: CommentPage; readAtMs: number };

/** What people say about a cutout, oldest first, and where one says something. */
export function Comments({ workspace, cutoutId, first, readAtMs }: Props) {
  const t = useTranslations('comments');
  const titleId = useId();
  const list = useRef<HTMLDivElement>(null);
  const path = `/api/cutouts/${cutoutId}/comments`;
  const { comments, older, isLoading, showOlder, add, remove } = useComments(workspace, cutoutId, {
    path,
    first,
    readAtMs,
  });
  const newest = comments.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest one is what there is to see
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);
  return (
    <section aria-labelledby={titleId} className="flex min-h-0 flex-1 flex-col gap-3">
      <h2 id={titleId} className="font-medium">
        {t('title')}
      </h2>
      <div ref={list} role="log" aria-labelledby={titleId} className="min-h-0 flex-1 overflow-y-auto lg:min-h-24">
        {older !== null && (
          <Button variant="quiet" className="-ml-3.5" pending={isLoading} onClick={() => void showOlder()}>
            {t(isLoading ? 'older_busy' : 'older')}
          </Button>
        )}
        {comments.length === 0 && <p className="text-soft">{t('empty')}</p>}
        <ol className="flex flex-col gap-4">
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} path={path} onDeleted={remove} />
          ))}
        </ol>
      </div>
      <Composer workspace={workspace} path={path} onSent={add} />
    </section>
  );
}
