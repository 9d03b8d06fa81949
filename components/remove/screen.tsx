'use client';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import '@/components/cutouts/cutouts.css';
import { isUnfinished, withCutouts } from '@/components/cutouts/list';
import { useLive } from '@/components/cutouts/use-live';
import { nameInUrl } from '@/lib/cutouts/rules';
import type { CutoutView } from '@/lib/cutouts/view';
import type { WalletView } from '@/lib/wallet/rules/view';
import { type Checked, check } from './chosen';
import { Focus } from './focus';
import { Notice } from './notice';
import { DropOverlay } from './overlay';
import { Proposal } from './proposal';
import { EMPTY_STATE, removeStore } from './store';
import { Strip } from './strip';
import { useInputs } from './use-inputs';
import { useKeptFocus } from './use-kept-focus';
import { useWallet } from './use-wallet';
import { Zone } from './zone';

type Props = {
  workspace: string;
  recent: CutoutView[];
  readAtMs: number;
  wallet: WalletView;
  urlInput: boolean;
  children?: ReactNode;
};

/** The first screen: photos come in here, and one sees them being cut. */
export function RemoveScreen({ workspace, recent: known, readAtMs, wallet: first, urlInput, children }: Props) {
  const t = useTranslations('remove');
  const store = removeStore(workspace);
  const state = useSyncExternalStore(store.subscribe, store.snapshot, () => EMPTY_STATE);
  const wallet = useWallet(first);
  const [refused, setRefused] = useState<Checked['refused']>([]);
  const [recent, setRecent] = useState(known);
  useEffect(() => {
    store.words = { connectionLost: t('connectionLost') };
  }, [store, t]);
  useLive(workspace, {
    readAtMs,
    onCutout: (cutout) => setRecent((list) => withCutouts(list, [cutout])),
    onRemoved: (id) => setRecent((list) => list.filter((cutout) => cutout.id !== id)),
    unfinished: () => recent.filter(isUnfinished).map(({ id }) => id),
  });

  const take = async (files: File[]) => {
    const { photos, refused } = await check(files);
    setRefused(refused);
    const [only, ...others] = photos;
    if (!only) return;
    if (others.length > 0 || store.snapshot().offered.length > 0) store.offer(photos);
    else store.startOne({ file: only }, only.name);
  };
  const fetchLink = (url: string) => {
    setRefused([]);
    store.startOne({ url }, nameInUrl(url) || new URL(url).hostname);
  };
  const isOver = useInputs((files) => void take(files));
  const surface = useKeptFocus();
  const focused = state.photos.find(({ key }) => key === state.focus);

  return (
    <div className="remove-screen flex flex-col gap-4 p-3 lg:gap-5 lg:p-6">
      <section
        ref={surface}
        aria-label={t('surface')}
        className={`relative flex min-h-[26rem] flex-1 flex-col rounded-3xl border bg-panel ${focused ? 'border-line' : 'border-line border-dashed'}`}
      >
        <Notice refused={refused} onClose={() => setRefused([])} />
        {state.offered.length > 0 ? (
          <Proposal workspace={workspace} store={store} offers={state.offered} wallet={wallet} />
        ) : focused ? (
          <Focus key={focused.key} workspace={workspace} photo={focused} store={store} onFiles={take} />
        ) : (
          <Zone wallet={wallet} onFiles={take} {...(urlInput && { onLink: fetchLink })}>
            {children}
          </Zone>
        )}
      </section>
      <Strip workspace={workspace} store={store} state={state} recent={recent} />
      {isOver && <DropOverlay />}
    </div>
  );
}
