'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { control } from '../../control';
import type { Selection } from '../select/selecting';
import type { Sorting } from '../sorting';

const BulkDialog = lazy(async () => ({ default: (await import('../bulk/dialog')).BulkDialog }));

/** Later than any id: all that is in the trash while it is being emptied. */
const LAST = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
const EVERYTHING: Selection = { matching: { trash: '1' }, upTo: LAST, except: [] };

/** Removes everything that is in the trash for good, after a question. */
export function EmptyTrash({ workspace, sorting }: { workspace: string; sorting: Sorting }) {
  const t = useTranslations('gallery');
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={control.outline} onClick={() => setIsOpen(true)}>
        <Trash2 aria-hidden className="size-4" />
        {t('emptyTrash')}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <BulkDialog
            kind="purge"
            {...{ workspace, sorting, tagged: [] }}
            selection={EVERYTHING}
            count={null}
            onClose={() => setIsOpen(false)}
            onEnd={() => {
              setIsOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
