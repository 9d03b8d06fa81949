import type { CutoutView } from '@/lib/cutouts/view';

export type Listener = {
  /** When what it shows was read, by the server's clock (ms since 1970): it hears what happened since. */
  readAtMs?: number;
  onCutout(cutout: CutoutView): void;
  /** It went to the trash. */
  onRemoved?(id: string): void;
  /** Some changes may have been missed: ask for the list again. */
  onGap?(): void;
  /** The ids to ask for one by one after an interruption. */
  unfinished(): string[];
};

const POLL_MS = 2000;
const FAILURES_BEFORE_POLLING = 3;
const RECONNECT_MS = 5000;
const ANSWER_MS = 15_000;

/** What a page hears of a workspace while it happens. One connection, however many listeners it has. */
class Live {
  private watchers = new Set<() => void>();
  private listeners = new Set<Listener>();
  private source: EventSource | null = null;
  private poll: ReturnType<typeof setInterval> | null = null;
  private again: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private deaf = false;
  private isDue = false;
  /** Everybody here knows what happened until then; null: nobody said since when they know. */
  private knownUntilMs: number | null = null;
  private isAsking = false;
  private isStale = false;

  constructor(private readonly workspace: string) {}

  add(listener: Listener): () => void {
    this.listeners.add(listener);
    const { readAtMs } = listener;
    if (readAtMs !== undefined) this.knownUntilMs = Math.min(this.knownUntilMs ?? readAtMs, readAtMs);
    if (!this.source || readAtMs !== undefined) this.connectSoon();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.disconnect();
    };
  }

  watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** True while neither events nor questions are answered: nobody knows how things stand. */
  isDeaf = () => this.deaf;

  private setDeaf(deaf: boolean) {
    this.deaf = deaf;
    for (const watcher of this.watchers) watcher();
  }

  /** Anew for whoever comes with a page read a moment ago, and once for all that come with it. */
  private connectSoon() {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      if (this.listeners.size > 0) this.connect();
    });
  }

  private connect() {
    this.source?.close();
    if (this.again) clearTimeout(this.again);
    const query = new URLSearchParams({ workspace: this.workspace });
    if (this.knownUntilMs !== null) query.set('since', String(this.knownUntilMs));
    const source = new EventSource(`/api/events?${query}`);
    this.source = source;
    const hear = <Data>(name: string, tell: (data: Data) => void) =>
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        this.knownUntilMs = Number(lastEventId) || this.knownUntilMs;
        tell(JSON.parse(data));
      });
    source.addEventListener('open', () => {
      this.failures = 0;
      this.setDeaf(false);
      this.stopPolling();
      // Whatever ended while nobody listened, before the first connection too, is asked for once: not everybody says since when.
      void this.refetch();
    });
    hear<CutoutView>('cutout', (cutout) => this.tell(cutout));
    hear<{ id: string }>('removed', ({ id }) => this.tellRemoved(id));
    hear('gap', () => {
      void this.refetch();
      for (const listener of this.listeners) listener.onGap?.();
    });
    hear('wallet', (detail) => window.dispatchEvent(new CustomEvent('clearcut:wallet', { detail })));
    source.addEventListener('error', () => {
      this.failures += 1;
      // While it asks instead of listening, the answers tell.
      if (!this.poll) this.setDeaf(true);
      const gaveUp = source.readyState === EventSource.CLOSED;
      if (gaveUp || this.failures >= FAILURES_BEFORE_POLLING) this.startPolling();
      // Browsers try again by themselves after a broken line, but not after an error status (a proxy's 502 during a restart).
      if (gaveUp && this.source === source) this.again = setTimeout(() => this.connect(), RECONNECT_MS);
    });
  }

  private disconnect() {
    this.source?.close();
    this.source = null;
    this.knownUntilMs = null;
    if (this.again) clearTimeout(this.again);
    this.stopPolling();
  }

  private tell(cutout: CutoutView) {
    for (const listener of this.listeners) listener.onCutout(cutout);
  }

  private tellRemoved(id: string) {
    for (const listener of this.listeners) listener.onRemoved?.(id);
  }

  private startPolling() {
    this.poll ??= setInterval(() => this.isAsking || void this.refetch(), POLL_MS);
  }

  private stopPolling() {
    if (this.poll) clearInterval(this.poll);
    this.poll = null;
  }

  /** One question at a time, however slow the answers; what may have been missed meanwhile is asked for after them. */
  private async refetch() {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isStale) {
      this.isStale = false;
      const ids = new Set([...this.listeners].flatMap((listener) => listener.unfinished()));
      for (const id of ids) await this.ask(id);
    }
    this.isAsking = false;
  }

  private async ask(id: string) {
    const response = await fetch(`/api/cutouts/${id}`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    const cutout = response?.ok ? await response.json().catch(() => null) : null;
    if (cutout) this.tell(cutout);
    if (response?.status === 404) this.tellRemoved(id);
    if (response?.status === 401) return this.leave();
    if (!response || response.ok) this.setDeaf(!cutout);
  }

  /** The session has ended: the page itself leads to the sign-in. Asked once, for somebody may rather keep what is not sent yet. */
  private leave() {
    if (!this.source) return;
    this.disconnect();
    window.location.reload();
  }
}

const byWorkspace = new Map<string, Live>();

/**
 * Hears every change of the workspace's cutouts until the returned function is called.
 * Wallet events leave as the window event `clearcut:wallet`.
 */
export function listen(workspace: string, listener: Listener): () => void {
  return liveOf(workspace).add(listener);
}

export function liveOf(workspace: string): Live {
  const live = byWorkspace.get(workspace) ?? new Live(workspace);
  // A server renders too, for everybody, and must not remember them all.
  if (typeof window !== 'undefined') byWorkspace.set(workspace, live);
  return live;
}
