'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import '../cutouts.css';
import { useZoom } from '../compare/use-zoom';
import type { Sorting } from '../gallery/sorting';
import { isUnfinished, withCutouts } from '../list';
import { useLive } from '../use-live';
import { Filmstrip } from './filmstrip';
import { Header } from './header';
import { Panel } from './panel';
import { Stage } from './stage';
import { useKeys } from './use-keys';

type Props = {
  workspace: string;
  cutout: CutoutView;
  neighbours: CutoutView[];
  sorting: Sorting;
  readAtMs: number;
  children: ReactNode;
};

/** One cutout: compare it, look into its pixels, take it away; below what it is, what is said about it. Follows its state while it is being cut. */
export function CutoutScreen({ workspace, cutout: first, neighbours, sorting, readAtMs, children }: Props) {
  const router = useRouter();
  const [cutout, setCutout] = useState(first);
  const [held, setHeld] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const zoom = useZoom(stage, cutout, cutout.status === 'succeeded');
  const strip = withCutouts(neighbours, [cutout]);
  useLive(workspace, {
    readAtMs,
    onCutout: (changed) =>
      changed.id === cutout.id && (isUnfinished(cutout) || !isUnfinished(changed)) && setCutout(changed),
    onRemoved: (id) => id === cutout.id && isUnfinished(cutout) && router.replace(`/w/${workspace}/cutouts`),
    unfinished: () => (isUnfinished(cutout) ? [cutout.id] : []),
  });
  useKeys({ workspace, cutout, strip, stage, zoom });
  return (
    <div className="cutout-screen flex flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="flex min-h-0 min-w-0 flex-col gap-3 p-3 lg:gap-3 lg:px-6 lg:py-3">
        <Header
          workspace={workspace}
          cutout={cutout}
          zoom={cutout.status === 'succeeded' ? zoom : null}
          onHold={setHeld}
          isHeld={held}
        />
        <Stage ref={stage} workspace={workspace} cutout={cutout} zoom={zoom} held={held} mayCut={sorting.rights.cut} />
        <Filmstrip workspace={workspace} cutouts={strip} current={cutout.id} />
      </div>
      <Panel {...{ workspace, cutout, sorting }} onChange={setCutout}>
        {children}
      </Panel>
    </div>
  );
}
