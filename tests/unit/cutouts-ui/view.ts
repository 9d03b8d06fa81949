import type { CutoutView } from '@/lib/cutouts/view';

/** A finished cutout, changed by `over`. */
export function cutoutView(over: Partial<CutoutView> = {}): CutoutView {
  const id = over.id ?? 'a';
  return {
    id,
    status: 'succeeded',
    name: `${id}.jpg`,
    width: 600,
    height: 400,
    priceMicros: '18000',
    failureReason: null,
    failureText: null,
    createdAt: '2026-11-22T12:00:00.000Z',
    endedAt: null,
    createdBy: null,
    ...{ deletedAt: null, tags: [], favourite: false, commentCount: 0, mayManage: true },
    placeholder: '',
    sourceSizeBytes: 1,
    resultSizeBytes: 1,
    scaledBack: false,
    reused: false,
    urls: { original: '/o', result: '/r', thumbnail: '/t', thumbnail512: '/t512' },
    ...over,
  };
}
