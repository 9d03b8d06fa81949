import { readFileSync } from 'node:fs';
import { API_METHODS, isApi, PAGE_METHODS } from './gate.mjs';

const READ_TO_ITS_END_BYTES = 64 * 1024;

/** @param {import('node:http').IncomingHttpHeaders} headers */
const isLarge = (headers) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > READ_TO_ITS_END_BYTES;

const STATUS = { bad_request: 400, foreign_origin: 403, not_found: 404, method_not_allowed: 405 };

/** @type {Record<import('./gate.mjs').GateRefusal, string>} */
const words = JSON.parse(readFileSync(new URL('../../lib/messages/en.json', import.meta.url), 'utf8')).refusals;

/**
 * Answers what may not pass the gate, in the form `lib/http.ts` gives its refusals.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./gate.mjs').GateRefusal} code
 */
export function refuseAtGate({ method, url = '', headers }, response, code) {
  const [status, detail] = [STATUS[code], words[code]];
  if (code === 'method_not_allowed') response.setHeader('allow', (isApi(url) ? API_METHODS : PAGE_METHODS).join(', '));
  // The framework's client tells by this that its page is older than the build.
  if (code === 'not_found' && headers['next-action'] !== undefined)
    response.setHeader('x-nextjs-action-not-found', '1');
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Node reads a body nobody wants to its end, so that its sender sees this answer; a large one is cut off.
    ...(isLarge(headers) && { connection: 'close' }),
  });
  response.end(
    method === 'HEAD' ? undefined : JSON.stringify({ type: 'about:blank', title: detail, status, code, detail }),
  );
}

/**
 * The framework answers 500 to arguments of an action that it cannot read. Actions catch what they throw themselves
 * (`lib/auth/action.ts`), so on a call of one a 500 is the caller's fault. A page that fails to render behind an action
 * looks the same from here: the line in the log keeps a fault of ours findable.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function blameCaller({ method, url = '', headers }, response) {
  const writeHead = response.writeHead.bind(response);
  // @ts-expect-error: it has several signatures, and all begin with the status.
  response.writeHead = (status, ...rest) => writeHead(status === 500 ? blamed() : status, ...rest);
  const blamed = () => {
    const action = String(headers['next-action']).slice(0, 64);
    // A share link's path holds its secret, which is none of a log's.
    const path = url.replace(/\?.*$/s, '').replace(/^\/s\/[^/]+/, '/s/…');
    console.error(`${method} ${path}, action ${action}: 500 told as 400`);
    return 400;
  };
}
