import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { EVENTS_CHANNEL, eventSchema } from './schema';

const RECONNECT_MS = 1_000;

/** One LISTEN connection a process, shared by all open event streams. Emits `workspace:<id>`, `person:<id>` and, after a gap, `gap`. */
class Listener extends EventEmitter {
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
    if ('userId' in event.data) this.emit(`person:${event.data.userId}`);
    else this.emit(`workspace:${event.data.workspaceId}`, event.data.cutoutId ?? '');
  }
}

const shared = globalThis as typeof globalThis & { clearcutListener?: Listener };

/** Listens until the answered function is called. Whoever listens also hears of a `gap`: some news may have been missed. */
function listen(topic: string, onNews: (about: string) => void, onGap: () => void): () => void {
  shared.clearcutListener ??= new Listener();
  const listener = shared.clearcutListener;
  listener.on(topic, onNews);
  listener.on('gap', onGap);
  return () => {
    listener.off(topic, onNews);
    listener.off('gap', onGap);
  };
}

/**
 * Calls `onNews` with each cutout that changes in a workspace, with '' when its credit does; `onGap` when some may have been
 * missed. Answers how to stop.
 */
export function listenToWorkspace(workspaceId: string, onNews: (cutoutId: string) => void, onGap: () => void) {
  return listen(`workspace:${workspaceId}`, onNews, onGap);
}

/** Calls `onChange` when a person's sessions or memberships change, or may have. Answers how to stop. */
export function listenToRights(userId: string, onChange: () => void) {
  return listen(`person:${userId}`, onChange, onChange);
}
