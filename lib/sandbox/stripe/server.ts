import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listening, originOf } from '../listening';
import { answerApi, requestId } from './api/answer';
import { Book } from './book';
import { Calls } from './calls';
import { CONTROLS } from './control';
import { API_VERSION, Events } from './events';
import { StripeFailure } from './failure';
import { Faults } from './faults';
import { type StripeSandboxOptions, withDefaults } from './options';
import { answerPage } from './pages/answer';
import type { Sandbox } from './sandbox';

/** `url` is what STRIPE_API_BASE takes, without a trailing slash. */
export type StripeSandbox = { url: string; close: () => Promise<void> };

const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Starts a stand-in that speaks Stripe's API as far as Clearcut uses it, with a checkout page on which no money moves. Throws
 * when the port is taken.
 */
export async function startStripeSandbox(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
  const settings = withDefaults(options);
  const book = new Book(settings.file);
  const webhook = settings.webhook ?? { url: '', secret: '' };
  const events = new Events(book, { ...webhook, isPaused: false, copies: 1, disorderMs: 0 });
  const sandbox: Sandbox = { settings, book, events, faults: new Faults(), calls: new Calls() };
  const underWay = new Set<string>();
  const server = createServer((request, response) => {
    answer(sandbox, underWay, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  const address = await listening(server, settings.port, settings.host);
  return {
    url: originOf(address, settings.host),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await events.close();
      book.flush();
    },
  };
}

async function answer(sandbox: Sandbox, underWay: Set<string>, request: IncomingMessage, response: ServerResponse) {
  const { method = 'GET', headers } = request;
  const { pathname, search } = new URL(request.url ?? '/', 'http://stand-in');
  const origin = `http://${headers.host ?? 'localhost'}`;
  const body = await bodyOf(request);
  if (body === null) return send(response, 413, 'text/plain', 'too large');
  if (pathname === '/health') return send(response, 200, 'application/json', '{"ok":true}');
  if (pathname.startsWith('/v1/')) {
    return answerCall(sandbox, underWay, response, {
      ...{ method, path: pathname, query: search.slice(1), body, origin, authorization: headers.authorization },
      idempotencyKey: headers['idempotency-key']?.toString(),
    });
  }
  // Neither tests nor people come from another site; one that has found this port shall not play with it.
  if (headers.origin !== undefined && headers.origin !== origin)
    return send(response, 403, 'text/plain', 'foreign origin');
  if (pathname.startsWith('/sandbox/')) return answerControl(sandbox, response, method, pathname, body);
  const page = answerPage(sandbox, { method, pathname, body });
  if (page.location) response.setHeader('location', page.location);
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  );
  return send(response, page.status, 'text/html; charset=utf-8', page.html);
}

async function answerCall(
  sandbox: Sandbox,
  underWay: Set<string>,
  response: ServerResponse,
  request: Parameters<typeof answerApi>[1],
): Promise<void> {
  const fault = sandbox.faults.take(request.method, request.path);
  if (fault && !fault.after) {
    await wait(underWay, request.idempotencyKey, fault.delayMs);
    if (fault.drop) return void response.destroy();
    if (fault.status) return fail(sandbox, response, request, fault.status);
  }
  const { status, body, isReplayed } = answerApi(sandbox, request, underWay);
  if (fault?.after) {
    await sleep(fault.delayMs);
    if (fault.drop) return void response.destroy();
    if (fault.status) return fail(sandbox, response, request, fault.status);
  }
  sandbox.calls.note({ method: request.method, path: request.path, status });
  response.setHeader('request-id', requestId());
  response.setHeader('stripe-version', API_VERSION);
  if (request.idempotencyKey) response.setHeader('idempotency-key', request.idempotencyKey);
  if (isReplayed) response.setHeader('idempotent-replayed', 'true');
  send(response, status, 'application/json', body);
}

/** A call that takes its time holds its idempotency key meanwhile. */
async function wait(underWay: Set<string>, key: string | undefined, ms: number): Promise<void> {
  if (key) underWay.add(key);
  await sleep(ms);
  if (key) underWay.delete(key);
}

function fail(
  sandbox: Sandbox,
  response: ServerResponse,
  { method, path }: { method: string; path: string },
  status: number,
) {
  sandbox.calls.note({ method, path, status });
  response.setHeader('request-id', requestId());
  send(
    response,
    status,
    'application/json',
    JSON.stringify({ error: { type: 'api_error', message: 'A fault was asked for.' } }),
  );
}

async function answerControl(sandbox: Sandbox, response: ServerResponse, method: string, path: string, body: string) {
  const found = CONTROLS.find((one) => one.method === method && one.path.test(path));
  if (!found) return send(response, 404, 'application/json', '{}');
  try {
    const told = await found.run(sandbox, body === '' ? {} : JSON.parse(body), found.path.exec(path)?.[1] ?? '');
    send(response, 200, 'application/json', JSON.stringify(told));
  } catch (error) {
    const status = error instanceof StripeFailure ? error.status : 400;
    send(
      response,
      status,
      'application/json',
      JSON.stringify({ error: error instanceof Error ? error.message : 'bad' }),
    );
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
