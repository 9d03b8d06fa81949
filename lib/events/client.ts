import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { Recent } from './recent';
import { EVENTS_CHANNEL, eventSchema } from './schema';

const RECONNECT_MS = 1_000;

/** One LISTEN connection a process, shared by all open event streams. Emits `workspace:<id>`, `person:<id>` and, after a gap, `gap`. */
class Listener extends EventEmitter {
  /** Null while nobody listens. */
  private recent: Recent | null = null;

  constructor() {
    super();
    this.setMaxListeners(0);
    void this.connect();
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    let lost = false;
    const reconnect = (error?: unknown) => {
      if (lost) return;
      lost = true;
      this.recent = null;
      if (error) log.warn({ err: error }, 'the event listener lost its database connection');
      client.removeAllListeners('end');
      client.end().catch((endError: unknown) => log.debug({ err: endError }, 'closing a lost connection'));
      setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    };
    client.on('error', reconnect);
    client.on('end', () => reconnect());
    client.on('notification', (message) => this.announce(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${EVENTS_CHANNEL}`);
      this.recent = new Recent(Date.now());
      // What happened while nobody listened is unknown: readers look again.
      this.emit('gap');
    } catch (error) {
      reconnect(error);
    }
  }

  private announce(payload: string): void {
    const event = eventSchema.safeParse(payload);
    // Whoever may connect to the database may notify on any channel.
    if (!event.success) return;
    if ('userId' in event.data) return void this.emit(`person:${event.data.userId}`);
    const { workspaceId, cutoutId: about = '' } = event.data;
    this.recent?.add({ atMs: Date.now(), workspaceId, about });
    this.emit(`workspace:${workspaceId}`, about);
  }

  /** What of a workspace was told from then on; null when some of it may be forgotten. Before there is a line, its `gap` is to come. */
  toldSince(workspaceId: string, sinceMs: number): string[] | null {
    return this.recent ? this.recent.since(workspaceId, sinceMs) : [];
  }
}

const shared = globalThis as typeof globalThis & { clearcutListener?: Listener };

function listener(): Listener {
  shared.clearcutListener ??= new Listener();
  return shared.clearcutListener;
}

/** Listens until the answered function is called. Whoever listens also hears of a `gap`: some news may have been missed. */
function listen(topic: string, onNews: (about: string) => void, onGap: () => void): () => void {
  const to = listener();
  to.on(topic, onNews);
  to.on('gap', onGap);
  return () => {
    to.off(topic, onNews);
    to.off('gap', onGap);
  };
}

/**
 * Calls `onNews` with each cutout that changes in a workspace, with '' when its credit does; `onGap` when some may have been
 * missed. `sinceMs`: from when on the caller knows nothing, by a server's clock; what happened since is told at once. Answers how
 * to stop.
 */
export function listenToWorkspace(
  workspaceId: string,
  onNews: (cutoutId: string) => void,
  onGap: () => void,
  sinceMs?: number,
): () => void {
  const stop = listen(`workspace:${workspaceId}`, onNews, onGap);
  const missed = sinceMs === undefined ? [] : listener().toldSince(workspaceId, sinceMs);
  if (missed === null) onGap();
  else for (const about of missed) onNews(about);
  return stop;
}

/** Calls `onChange` when a person's sessions or memberships change, or may have. Answers how to stop. */
export function listenToRights(userId: string, onChange: () => void) {
  return listen(`person:${userId}`, onChange, onChange);
}
