/**
 * Lets servers end as people would like: nothing new is accepted, what runs ends, endless streams are asked to end.
 * @param {import('node:http').Server[]} servers
 * @param {{ onStart: () => void, onEnd: () => void, limitMs: number }} options
 * @returns {() => void} starts it; further calls change nothing
 */
export function drain(servers, { onStart, onEnd, limitMs }) {
  let draining = false;
  for (const server of servers) {
    server.on('request', (_request, response) => {
      // A connection that stays open for a next request would hold the server up until it times out.
      if (draining) response.setHeader('connection', 'close');
      response.once('close', () => draining && setImmediate(() => server.closeIdleConnections()));
    });
  }
  return () => {
    if (draining) return;
    draining = true;
    let open = servers.length;
    for (const server of servers) {
      server.close(() => {
        open -= 1;
        if (open === 0) onEnd();
      });
    }
    onStart();
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, limitMs).unref();
  };
}
