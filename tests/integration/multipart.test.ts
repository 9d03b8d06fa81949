import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forEachUpload } from '@/lib/uploads/multipart';
import { until } from '../support/until';

/** Reads at most 1 MB of each file and answers what it saw, behind a real HTTP server. */
let server: Server;
let port: number;
let seen: unknown[] = [];
let outcomes: Promise<unknown>[] = [];

async function readAtMost(bytes: AsyncIterable<Uint8Array>, limitBytes: number) {
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return 'too large';
  }
  return sizeBytes;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      ),
    );
    const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
    const asked = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    const outcome = forEachUpload<unknown>(
      asked,
      10,
      async ({ filename, bytes }) => {
        const size = await readAtMost(bytes, 1_000_000);
        seen.push(filename);
        return [filename, size];
      },
      () => 'too many',
    );
    outcomes.push(outcome);
    void outcome.then((result) => response.end(JSON.stringify(result)));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const send = async (files: [name: string, sizeBytes: number][], field = 'file') => {
  const form = new FormData();
  for (const [name, sizeBytes] of files) form.append(field, new Blob([new Uint8Array(sizeBytes)]), name);
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form });
  return response.json();
};

describe('uploads', () => {
  test('keep the quotes in their names, which forms write otherwise', async () => {
    expect(await send([['the "best" one.png', 1]])).toEqual({ ok: true, value: [['the "best" one.png', 1]] });
  });

  test('come one after the other, each with its whole bytes', async () => {
    expect(
      await send([
        ['a', 10],
        ['b', 900_000],
        ['c', 0],
      ]),
    ).toEqual({
      ok: true,
      value: [
        ['a', 10],
        ['b', 900_000],
        ['c', 0],
      ],
    });
  });

  test('a file that is given up early is skipped, and the next one is read', async () => {
    expect(
      await send([
        ['big', 3_000_000],
        ['small', 5],
      ]),
    ).toEqual({
      ok: true,
      value: [
        ['big', 'too large'],
        ['small', 5],
      ],
    });
  });

  test('a file that goes on and on is cut off with the answers so far', async () => {
    expect(
      await send([
        ['small', 5],
        ['endless', 60_000_000],
      ]),
    ).toEqual({
      ok: true,
      value: [
        ['small', 5],
        ['endless', 'too large'],
      ],
    });
  });

  test('what comes behind the limit is answered for, once', async () => {
    const many = Array.from({ length: 12 }, (_, index): [string, number] => [`${index}`, 1]);
    const { value } = await send(many);
    expect(value).toHaveLength(11);
    expect(value.at(-1)).toBe('too many');
  });

  test('other fields are passed over', async () => {
    expect(await send([['a', 10]], 'other')).toEqual({ ok: true, value: [] });
  });

  test('a sender that goes away in the middle of a file ends its request, and leaves the server alive', async () => {
    seen = [];
    outcomes = [];
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="half"\r\n\r\nabc';
    const announced = 'host: a\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 5000';
    const socket = connect(port, '127.0.0.1', () => socket.write(`POST / HTTP/1.1\r\n${announced}\r\n\r\n${head}`));
    await until(() => outcomes.length === 1);
    socket.destroy();
    expect(await outcomes[0]).toEqual({ ok: false, reason: 'bad_request' });
    expect(await send([['after', 7]])).toEqual({ ok: true, value: [['after', 7]] });
    expect(seen).not.toContain('half');
  });

  test('a boundary longer than the format allows is refused', async () => {
    const headers = { 'content-type': `multipart/form-data; boundary=${'x'.repeat(500)}` };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x', headers });
    expect(await response.json()).toEqual({ ok: false, reason: 'bad_request' });
  });

  test('a body that ends too early is refused', async () => {
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="half"\r\n\r\nabc';
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(await response.json()).toEqual({ ok: false, reason: 'bad_request' });
  });
});
