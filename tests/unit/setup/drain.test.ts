import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '@/scripts/setup/postgres-process.mjs';
import { drain } from '@/scripts/web/drain.mjs';

const NEVER_MS = 2 ** 31 - 1;

test('a connection that never asked anything does not hold a leaving server up; a request under way is answered', async () => {
  const server = createServer((_request, response) => {
    void leaving.then(() => response.end('done'));
  });
  let leave = () => {};
  const leaving = new Promise<void>((resolve) => {
    leave = resolve;
  });
  let onEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  const stop = drain([server], { onStart: leave, onEnd, limitMs: NEVER_MS });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const spare = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const asked = once(server, 'request');
  const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
  await asked;

  stop();
  expect(await answer).toBe('done');
  await ended;
  spare.destroy();
});
