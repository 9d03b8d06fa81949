import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from './calls';
import { type Answer, problem, type Route, type Sandbox } from './exchange';
import { BODY_LIMIT_BYTES, type GmiSandboxSettings } from './options';
import { ROUTES } from './routes/table';
import { asBytes, dictated, type Ending, endingOf, staged } from './stage';

/** Takes one request from its first byte to its last. */
export async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now();
  const hangUp = new AbortController();
  response.once('close', () => hangUp.abort());
  const host = request.headers.host ?? '';
  const target = request.url ?? '/';
  const url = URL.canParse(target, 'http://sandbox') ? new URL(target, 'http://sandbox') : new URL('http://sandbox');
  const found = route(request.method ?? '', url.pathname);
  const call = record(sandbox, request, url, found?.route);
  const finish = (given: Answer, ending: Ending = 'answer') => {
    call.status = given.status;
    call.tookMs = Math.round(performance.now() - startedAt);
    send(response, given, ending);
  };

  if (!trusted(host, sandbox.settings)) return finish(problem(403, 'this stand-in answers on its own address only'));
  if (!found) return finish(problem(404, 'no such route'));
  if (found.route.keyed && !hasKey(request, sandbox.settings)) return finish(problem(401, 'Unauthorized'));
  const kind = found.route.kind;
  const step = kind === undefined || kind === 'upload-put' ? null : sandbox.scenarios.take(kind);
  const body = await read(request);
  if (body === 'too_large') return finish(problem(413, 'request body too large'));
  if (body === 'broken') return;
  call.sizeBytes = body.length;
  if (step?.breakConnection === 'before') return void response.destroy();

  const exchange = {
    request,
    response,
    url,
    origin: `http://${host}`,
    param: found.param,
    body,
    call,
    step,
    gone: hangUp.signal,
  };
  const given = dictated(step) ?? (await found.route.handle(sandbox, exchange));
  finish(await staged(given, exchange), endingOf(step));
}

function route(method: string, path: string): { route: Route; param: string } | null {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(path) : null;
    if (match) return { route: candidate, param: match[1] ?? '' };
  }
  return null;
}

function record({ calls }: Sandbox, request: IncomingMessage, url: URL, found: Route | undefined): Call {
  const fields = {
    kind: found?.kind ?? ('unknown' as const),
    method: request.method ?? '',
    path: url.pathname + url.search,
    authorized: request.headers.authorization !== undefined,
  };
  // Control requests are not part of the story a test asks about.
  const control = found !== undefined && found.kind === undefined;
  return control ? calls.unlogged(fields) : calls.open(fields);
}

function hasKey(request: IncomingMessage, { apiKey }: GmiSandboxSettings): boolean {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return key !== undefined && (apiKey === null || key === apiKey);
}

// On loopback a foreign Host means a web page that points its own name at us (DNS rebinding).
function trusted(host: string, settings: GmiSandboxSettings): boolean {
  const loopback = ['127.0.0.1', 'localhost', '[::1]'];
  const onLoopback = ['127.0.0.1', 'localhost', '::1'].includes(settings.host);
  return !onLoopback || loopback.includes(host.replace(/:\d+$/, ''));
}

async function read(request: IncomingMessage): Promise<Buffer | 'too_large' | 'broken'> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request) {
      sizeBytes += chunk.length;
      // Read on past the limit, keeping nothing: a closed connection would lose the 413.
      if (sizeBytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    return 'broken';
  }
  return sizeBytes > BODY_LIMIT_BYTES ? 'too_large' : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: Answer, ending: Ending): void {
  if (ending === 'after') return void response.destroy();
  const bytes = asBytes(body);
  const contentType = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
  if (ending === 'answer') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
