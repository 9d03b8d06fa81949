import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { EVENTS_CHANNEL, eventSchema, type WorkspaceEvent } from './schema';

const RECONNECT_MS = 1_000;

/** One LISTEN connection a process, shared by all open event streams. Emits `workspace:<id>` and, after a gap, `gap`. */
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
    if (event.success) this.emit(`workspace:${event.data.workspaceId}`, event.data);
  }
}

const shared = globalThis as typeof globalThis & { clearcutListener?: Listener };

/** Calls `onEvent` for each event of one workspace, `onGap` when some may have been missed. Answers how to stop. */
export function subscribe(
  workspaceId: string,
  onEvent: (event: WorkspaceEvent) => void,
  onGap: () => void,
): () => void {
  shared.clearcutListener ??= new Listener();
  const listener = shared.clearcutListener;
  const channel = `workspace:${workspaceId}`;
  listener.on(channel, onEvent);
  listener.on('gap', onGap);
  return () => {
    listener.off(channel, onEvent);
    listener.off('gap', onGap);
  };
}
