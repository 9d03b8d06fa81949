import { listen } from '@/components/cutouts/live';
import type { CutoutView } from '@/lib/cutouts/view';
import { newId } from '@/lib/ids';
import { MAX_ATTEMPTS, waitMs } from './backoff';
import { cutoutOf, type Photo, type Stage, stageOf } from './photo';
import { type Answer, type Source, send } from './send';

export type Words = { connectionLost: string };
export type Offer = { key: string; file: File; preview: string };
export type State = { photos: Photo[]; offered: Offer[]; focus: string | null };

const AT_ONCE = 3;
const EMPTY: State = { photos: [], offered: [], focus: null };

/** Refusals that another try may change: the address, the server, or who is signed in was not as it should be. */
const WORTH_ANOTHER_TRY = ['fetch_failed', 'internal', 'bad_request', 'signed_out'];

/** The photos on their way in one workspace. Lives outside the page, so that leaving it stops nothing. */
export class RemoveStore {
  private state: State = EMPTY;
  private sources = new Map<string, Source>();
  /** What was heard before the answer to the upload told whose it is. */
  private heard = new Map<string, CutoutView>();
  private subscribers = new Set<() => void>();
  private running = 0;
  private isListening = false;
  words: Words = { connectionLost: '' };

  constructor(private readonly workspace: string) {
    // What is uploaded goes on without the page; what is not would be lost with it.
    globalThis.window?.addEventListener('beforeunload', (event) => {
      if (this.state.photos.some(({ stage }) => isHere(stage))) event.preventDefault();
    });
  }

  subscribe = (subscriber: () => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };
  snapshot = () => this.state;

  /** Shows these before they start, so that people see what they will cost. */
  offer(files: File[]) {
    const offers = files.map((file) => ({ key: newId(), file, preview: URL.createObjectURL(file) }));
    this.set({ offered: [...this.state.offered, ...offers] });
  }

  /** Takes back what was offered and did not start. */
  dismiss() {
    for (const { preview } of this.state.offered) URL.revokeObjectURL(preview);
    this.set({ offered: [] });
  }

  /** Starts those of the offered that are named; the rest is let go. */
  startOffered(keys: readonly string[]) {
    const wanted = new Set(keys);
    const starting = this.state.offered.filter(({ key }) => wanted.has(key));
    for (const { key, preview } of this.state.offered) if (!wanted.has(key)) URL.revokeObjectURL(preview);
    this.set({ offered: [] });
    this.add(starting.map(({ key, file, preview }) => ({ photo: photo(key, file.name, preview), source: { file } })));
  }

  /** Starts one photo at once and puts it on the stage. */
  startOne(source: Source, name: string) {
    const key = newId();
    const preview = 'file' in source ? URL.createObjectURL(source.file) : null;
    this.add([{ photo: photo(key, name, preview), source }]);
    this.set({ focus: key });
  }

  focus(key: string | null) {
    this.set({ focus: key });
  }

  /** Sends a failed one again, as a new attempt. */
  retry(key: string) {
    this.update(key, { stage: { kind: 'waiting' }, idempotencyKey: newId() });
    this.pump();
  }

  private add(entries: { photo: Photo; source: Source }[]) {
    for (const { photo, source } of entries) this.sources.set(photo.key, source);
    const isOver = this.state.photos.every(({ stage }) => stage.kind === 'done' || stage.kind === 'failed');
    // A new batch takes the place of one that ended; its cutouts are in the gallery.
    const kept = isOver ? [] : this.state.photos;
    if (isOver) for (const old of this.state.photos) this.forget(old);
    this.set({ photos: [...kept, ...entries.map(({ photo }) => photo)], focus: null });
    this.pump();
  }

  /** From the first photo on: what is shown here may be tried again, or deleted elsewhere, long after it ended. */
  private listen() {
    if (this.isListening) return;
    this.isListening = true;
    listen(this.workspace, {
      onCutout: (cutout) => this.hear(cutout),
      onRemoved: (id) => this.drop(id),
      unfinished: () => this.state.photos.flatMap(({ stage }) => (stage.kind === 'cutting' ? [stage.cutout.id] : [])),
    });
  }

  private pump() {
    this.listen();
    while (this.running < AT_ONCE) {
      const next = this.state.photos.find(({ key, stage }) => stage.kind === 'waiting' && this.sources.has(key));
      if (!next) return;
      this.running += 1;
      void this.deliver(next).finally(() => {
        this.running -= 1;
        this.pump();
      });
    }
  }

  private async deliver({ key, idempotencyKey }: Photo) {
    const source = this.sources.get(key);
    if (!source) return;
    const begin: Stage = 'url' in source ? { kind: 'fetching' } : { kind: 'uploading', sent: 0 };
    const onProgress = (sent: number) => 'file' in source && this.update(key, { stage: { kind: 'uploading', sent } });
    for (let attempt = 1, lost = 0; lost < MAX_ATTEMPTS; attempt += 1) {
      this.update(key, { stage: begin });
      const answer = await send({ workspace: this.workspace, source, idempotencyKey, onProgress });
      if (answer.kind !== 'lost') return this.settle(key, answer);
      if (!answer.isBusy) lost += 1;
      this.update(key, { stage: { kind: 'again', isBusy: answer.isBusy } });
      await pause(waitMs(attempt, answer.retryAfterMs, Math.random()));
    }
    this.update(key, { stage: failure(this.words.connectionLost, true) });
  }

  private settle(key: string, answer: Exclude<Answer, { kind: 'lost' }>) {
    if (answer.kind === 'accepted') {
      const { cutout } = answer;
      this.update(key, { stage: stageAfter(cutout, this.heard.get(cutout.id) ?? cutout) });
      if (answer.wallet) window.dispatchEvent(new CustomEvent('clearcut:wallet', { detail: answer.wallet }));
      return;
    }
    const { code, detail, neededMicros, availableMicros } = answer.problem;
    const isShort = code === 'insufficient_credit' && neededMicros && availableMicros;
    if (!isShort && code !== 'cap_reached') {
      return this.update(key, { stage: failure(detail, WORTH_ANOTHER_TRY.includes(code)) });
    }
    const stage: Stage = { ...failure(detail, true), ...(isShort && { credit: { neededMicros, availableMicros } }) };
    this.update(key, { stage });
    // What waits would be refused alike: nobody should upload a folder for that.
    for (const other of this.state.photos) if (other.stage.kind === 'waiting') this.update(other.key, { stage });
  }

  private hear(cutout: CutoutView) {
    if (this.state.photos.some(({ stage }) => isHere(stage))) this.heard.set(cutout.id, cutout);
    else this.heard.clear();
    // Of the same bytes twice, both photos are one cutout.
    for (const { key, stage } of this.state.photos) {
      if (stage.kind === 'cutting' && stage.cutout.id === cutout.id) {
        this.update(key, { stage: stageAfter(stage.cutout, cutout) });
      }
    }
  }

  /** It went to the trash. */
  private drop(cutoutId: string) {
    const gone = this.state.photos.filter((photo) => cutoutOf(photo)?.id === cutoutId);
    for (const photo of gone) this.forget(photo);
    const { photos, focus } = this.state;
    this.set({
      photos: photos.filter((photo) => !gone.includes(photo)),
      focus: gone.some(({ key }) => key === focus) ? null : focus,
    });
  }

  private update(key: string, change: Partial<Photo>) {
    this.set({ photos: this.state.photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)) });
  }

  private forget({ key, preview }: Photo) {
    if (preview) URL.revokeObjectURL(preview);
    this.sources.delete(key);
  }

  private set(change: Partial<State>) {
    this.state = { ...this.state, ...change };
    for (const subscriber of this.subscribers) subscriber();
  }
}

const photo = (key: string, name: string, preview: string | null): Photo => ({
  key,
  idempotencyKey: key,
  name,
  preview,
  stage: { kind: 'waiting' },
});

/** An event tells everybody how the cutout stands; only the answer to this photo told whether it was charged for. */
const stageAfter = ({ reused }: CutoutView, now: CutoutView) => stageOf({ ...now, reused });

const failure = (text: string, canRetry: boolean) =>
  ({ kind: 'failed', text, cutout: null, credit: null, canRetry }) satisfies Stage;

/** What would be lost with the page. */
const isHere = ({ kind }: Stage) => ['waiting', 'uploading', 'fetching', 'again'].includes(kind);

/** Waits; while the machine is offline, until it is not. */
async function pause(ms: number) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (!navigator.onLine) await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
}

const stores = new Map<string, RemoveStore>();

export function removeStore(workspace: string): RemoveStore {
  const store = stores.get(workspace) ?? new RemoveStore(workspace);
  // A server renders too, for everybody, and must not remember them all.
  if (typeof window !== 'undefined') stores.set(workspace, store);
  return store;
}

export const EMPTY_STATE = EMPTY;
export const cutoutIds = (photos: Photo[]) => new Set(photos.flatMap((photo) => cutoutOf(photo)?.id ?? []));
