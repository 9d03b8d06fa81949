import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export type LoopbackServer = Awaited<ReturnType<typeof listenOnLoopback>>;

/** A plain HTTP server on a free port of 127.0.0.1 that counts the sockets it was given. */
export async function listenOnLoopback(handler: RequestListener) {
  const server = createServer(handler);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
