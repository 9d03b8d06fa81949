/**
 * Lets servers end as people would like: nothing new is accepted, what runs ends, endless streams are asked to end.
 * @param {import('node:http').Server[]} servers
 * @param {{ onStart: () => void, onEnd: () => void, limitMs: number }} options
 * @returns {() => void} starts it; further calls change nothing
 */
export function drain(servers, { onStart, onEnd, limitMs }) {
  let draining = false;
  /** Browsers open spare connections. Node takes one that never asked anything for busy. @type {Set<import('node:net').Socket>} */
  const silent = new Set();
  for (const server of servers) {
    server.on('connection', (socket) => {
      silent.add(socket);
      socket.once('close', () => silent.delete(socket));
    });
    server.on('request', (request, response) => {
      silent.delete(request.socket);
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
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    onStart();
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, limitMs).unref();
  };
}
