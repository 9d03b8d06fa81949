import { createServer } from 'node:http';
import next from 'next';
import { loadDotEnv, ROOT, variable } from './setup/paths.mjs';
import { builtActions } from './web/actions.mjs';
import { clientIp } from './web/client-ip.mjs';
import { drain } from './web/drain.mjs';
import { assumeHost, isActionCall, isDevTool, refusalAtGate } from './web/gate.mjs';
import { isOurHost } from './web/hosts.mjs';
import { mendHeaders } from './web/mend-headers.mjs';
import { blameCaller, refuseAtGate } from './web/refuse.mjs';

loadDotEnv();
const dev = process.argv.includes('--dev');
const local = (variable('MODE') ?? 'local') === 'local';
const port = Number(variable('PORT') ?? 3000);
const trustedProxies = Number(variable('TRUSTED_PROXIES') ?? 0);
const appUrl = variable('APP_URL');
const ownUrl = appUrl ?? `http://localhost:${port}`;

// Next listens for WebSockets (the development server's; pages there wait for it to come alive) on one server, by itself.
// Ours may be two, and have a look first: it gets one that never listens, and from there what may pass.
const upgrades = createServer();
const app = next({ dev, dir: ROOT, hostname: 'localhost', port, httpServer: upgrades });
await app.prepare();
const handle = app.getRequestHandler();
const actions = dev ? null : builtActions();

/** @param {import('node:http').IncomingMessage} request */
function mark(request) {
  const { headers, socket } = request;
  headers['x-client-ip'] = clientIp(socket.remoteAddress, headers['x-forwarded-for'], trustedProxies);
  if (trustedProxies > 0) return;
  // Without a proxy of ours, whoever sends these speaks for himself.
  for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'])
    delete headers[name];
}

function open() {
  const server = createServer((request, response) => {
    assumeHost(request, ownUrl);
    if (local && !isOurHost(request.headers.host, appUrl)) {
      response
        .writeHead(421, { 'content-type': 'text/plain' })
        .end('Clearcut answers to localhost only in local mode.\n');
      return;
    }
    const refusal = dev && isDevTool(request.url) ? null : refusalAtGate(request, ownUrl, actions);
    if (refusal) return refuseAtGate(request, response, refusal);
    if (isActionCall(request)) blameCaller(request, response);
    mark(request);
    mendHeaders(response);
    if (appUrl?.startsWith('https://')) response.setHeader('strict-transport-security', 'max-age=63072000');
    handle(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  if (dev) {
    server.on('upgrade', (request, socket, head) => {
      const isOurs = !local || isOurHost(request.headers.host, appUrl);
      if (!isOurs || !upgrades.emit('upgrade', request, socket, head)) socket.destroy();
    });
  }
  // Node's own default: a thousand connections at once may wait their turn for longer than seems polite.
  server.headersTimeout = 60_000;
  // 20 files of 30 MB over a slow line take their time; a response, an event stream too, is not limited by this.
  server.requestTimeout = 30 * 60_000;
  // Longer than the 60 s of common load balancers, or they would reuse a connection we are just closing.
  server.keepAliveTimeout = 65_000;
  return server;
}

/** @param {import('node:http').Server} server @param {string} host */
function listen(server, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Node's queue of 511 would drop some of a thousand that knock together.
    server.listen({ port, host, backlog: 4_096 }, () => resolve(undefined));
  });
}

const server = open();
const servers = [server];
await listen(server, local ? '127.0.0.1' : '::').catch((error) =>
  // A machine without IPv6.
  error.code === 'EAFNOSUPPORT' ? listen(server, '0.0.0.0') : Promise.reject(error),
);
if (local) {
  // Some programs try ::1 first for "localhost"; a machine may have none, or somebody else there.
  const second = open();
  await listen(second, '::1').then(
    () => servers.push(second),
    () => undefined,
  );
}

/** Event streams listen for this: they never end by themselves. @type {import('node:events').EventEmitter} */
const everybody = process;
const stop = drain(servers, {
  onStart: () => everybody.emit('clearcut:drain'),
  onEnd: () => process.exit(0),
  limitMs: 25_000,
});
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
