import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

/** @typedef {'bad_request' | 'foreign_origin' | 'not_found' | 'method_not_allowed'} GateRefusal */
/** @typedef {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>} Asked */

const READS = ['GET', 'HEAD'];
export const PAGE_METHODS = [...READS, 'POST'];
export const API_METHODS = [...PAGE_METHODS, 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** @param {string} url */
export const isApi = (url) => /^\/api(?:[/?]|$)/.test(url);

/** In development the framework posts to tools of its own, at addresses that are nobody's page. @param {string} [url] */
export const isDevTool = (url = '') => /^\/(?:__nextjs_|_next\/mcp(?:[/?]|$))/.test(url);

/**
 * A client of HTTP/1.0 may leave out the host (health checks of load balancers do): then it means ours.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} appUrl where people reach us
 */
export function assumeHost(request, appUrl) {
  if (request.httpVersion !== '1.0' || request.headersDistinct.host) return;
  request.headers.host = new URL(appUrl).host;
  request.headersDistinct.host = [request.headers.host];
}

/** A page takes a POST as a call of a server action only. @param {Asked} request */
export const isActionCall = ({ method, url = '', headers }) =>
  method === 'POST' && !isApi(url) && headers['next-action'] !== undefined;

/**
 * Why a request must not reach the framework, or null. It would answer 500 to most of these, and send some to the host
 * they name. This is also the one place that judges where a mutation comes from, whatever answers it.
 * @param {Asked} request
 * @param {string} appUrl where people reach us
 * @param {Set<string> | null} [actions] the ids of all server actions; null where they come and go, in development
 * @returns {GateRefusal | null}
 */
export function refusalAtGate(request, appUrl, actions = null) {
  const { method = '', url = '', headers } = request;
  if (!isWellFormed(request)) return 'bad_request';
  if (!(isApi(url) ? API_METHODS : PAGE_METHODS).includes(method)) return 'method_not_allowed';
  if (!READS.includes(method) && isForeign(headers, appUrl)) return 'foreign_origin';
  if (method === 'POST' && !isApi(url) && !isActionCall(request)) return 'method_not_allowed';
  // Pages that were open before an upgrade call actions that are gone, and scanners call any: the framework logs a stack for each.
  if (actions && isActionCall(request) && !actions.has(String(headers['next-action']))) return 'not_found';
  return /^\/_(?!next\/)/.test(url) ? 'not_found' : null;
}

/** @param {Asked} request */
function isWellFormed({ url = '', headers, headersDistinct }) {
  // A path, not `*` or a whole address; no NUL, which Postgres has no place for; one host that can be one.
  if (!url.startsWith('/') || /%00/.test(url) || !isDecodable(url)) return false;
  if (headersDistinct.host?.length !== 1 || !URL.canParse(`http://${headers.host}`)) return false;
  try {
    parseAndValidateFlightRouterState(headers['next-router-state-tree']);
    return true;
  } catch {
    return false;
  }
}

/** Queries are read leniently by everybody; paths are not. @param {string} url */
function isDecodable(url) {
  try {
    decodeURIComponent(url.replace(/\?.*$/s, ''));
    return true;
  } catch {
    return false;
  }
}

/**
 * True when a browser says that another site caused this request. Clients that are no browsers send neither header, and
 * no browser leaves Origin out of a mutation from another site.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} appUrl
 */
function isForeign(headers, appUrl) {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  if (origin === new URL(appUrl).origin) return false;
  // By URL, which drops the default port of the origin's protocol from both.
  const { protocol, host: originHost } = new URL(origin);
  const own = `${protocol}//${host}`;
  return !URL.canParse(own) || new URL(own).host !== originHost;
}
