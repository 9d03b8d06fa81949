import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening, originOf } from '../listening';
import { answer } from './answer';
import { CallLog } from './calls';
import { makeEngine } from './engines/make';
import type { Sandbox } from './exchange';
import { MediaStore } from './media';
import { BASE_PATH, type GmiSandboxOptions, withDefaults } from './options';
import { BoundedQueue } from './queue';
import { RecordBook } from './records';
import { Scenarios } from './scenarios';

/** `url` is what GMI_BASE_URL takes, without a trailing slash; `origin` is where media, health and control live. */
export type GmiSandbox = { url: string; origin: string; close: () => Promise<void> };

/**
 * Starts a stand-in that speaks GMI's request-queue protocol and cuts out by itself. Throws when the port is taken.
 * `close` ends open connections, running jobs and the inference thread.
 */
export async function startGmiSandbox(options: GmiSandboxOptions = {}): Promise<GmiSandbox> {
  const settings = withDefaults(options);
  const closing = new AbortController();
  const sandbox: Sandbox = {
    settings,
    engine: makeEngine(settings),
    queue: new BoundedQueue(settings),
    records: new RecordBook(settings),
    media: new MediaStore(settings),
    scenarios: new Scenarios(),
    calls: new CallLog(),
    uploads: new Map(),
    closing: closing.signal,
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(sandbox, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  const origin = originOf(await listening(server, settings.port, settings.host), settings.host);
  if (settings.warm) void sandbox.engine.ready();
  return {
    url: `${origin}${BASE_PATH}`,
    origin,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      sandbox.queue.clear();
      closing.abort();
      await closed;
      await sandbox.engine.close();
    },
  };
}
