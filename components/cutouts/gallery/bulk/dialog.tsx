'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import type { Act } from '@/lib/cutouts/query';
import type { Selection } from '../select/selecting';
import type { Sorting } from '../sorting';
import type { Outcome } from './act';
import { MoveTo } from './move-to';
import { RunLine } from './run-line';
import { TagNames } from './tag-names';
import { useRun } from './use-run';

export type Asked = 'trash' | 'purge' | 'move' | 'tag';

type Props = {
  kind: Asked;
  workspace: string;
  selection: Selection;
  /** How many are chosen; null when nobody counted. */
  count: number | null;
  /** Tags that one of them has, as far as is known. */
  tagged: Sorting['tags'];
  sorting: Sorting;
  onClose(): void;
  onEnd(what: Act, outcome: Outcome): void;
};

/** Asks what a selection's act needs to know, does it, and shows how far it is. */
export function BulkDialog({ kind, workspace, selection, count, tagged, sorting, onClose, onEnd }: Props) {
  const t = useTranslations('gallery');
  const run = useRun(workspace, selection, onEnd);
  const [to, setTo] = useState(sorting.moveTargets[0]?.slug ?? '');
  const isBusy = run.progress !== null;
  const amount = { count: count ?? -1 };
  const confirm = (what: Act, label: string, isDanger: boolean): ReactNode => (
    <DialogActions>
      <Button size="lg" onClick={onClose} disabled={isBusy}>
        {t('keep')}
      </Button>
      <Button
        size="lg"
        variant={isDanger ? 'danger' : 'primary'}
        pending={isBusy}
        onClick={() => void run.start(what)}
        data-autofocus
      >
        {run.stopped ? t('goOn') : label}
      </Button>
    </DialogActions>
  );
  return (
    <Dialog open isBusy={isBusy} onClose={onClose} title={t(`${kind}Title`, amount)} closeLabel={t('close')}>
      {kind === 'tag' ? (
        <TagNames tags={sorting.tags} tagged={tagged} isBusy={isBusy} onAct={(what) => void run.start(what)} />
      ) : (
        <p className="text-pretty text-soft">{t(`${kind}Text`, amount)}</p>
      )}
      {kind === 'move' && <MoveTo targets={sorting.moveTargets} chosen={to} onChoose={setTo} isBusy={isBusy} />}
      <RunLine run={run} count={count} />
      {kind === 'trash' && confirm({ kind }, t('trashConfirm'), true)}
      {kind === 'purge' && confirm({ kind }, t('purgeConfirm'), true)}
      {kind === 'move' && confirm({ kind, to }, t('moveConfirm'), false)}
    </Dialog>
  );
}
