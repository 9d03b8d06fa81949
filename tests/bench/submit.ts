import { randomUUID } from 'node:crypto';
import type { Client } from '../support/client';
import type { Submission } from '../support/http';

/** A multipart body with one `file`, as pieces that share the image's memory, and its headers. */
export function multipart(pieces: Uint8Array<ArrayBuffer>[]) {
  const boundary = `bench-${randomUUID()}`;
  const disposition = 'content-disposition: form-data; name="file"; filename="photo.jpg"';
  const head = Buffer.from(`--${boundary}\r\n${disposition}\r\ncontent-type: application/octet-stream\r\n\r\n`);
  const body = [head, ...pieces, Buffer.from(`\r\n--${boundary}--\r\n`)];
  const lengthBytes = body.reduce((sum, piece) => sum + piece.byteLength, 0);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(lengthBytes),
  };
  return { body, headers };
}

/** Submits one image and answers the cutout's id. */
export async function submit(client: Client, image: Buffer<ArrayBuffer>): Promise<string> {
  const { body, headers } = multipart([image]);
  const { cutouts } = await client.json<Submission>('/api/cutouts', {
    method: 'POST',
    body: Buffer.concat(body),
    headers,
  });
  const [cutout] = cutouts;
  if (!cutout) throw new Error('a submit was answered without a cutout');
  return cutout.id;
}
