import { connect, type Socket } from 'node:net';

export type SlowUpload = { socket: Socket; answer: () => string; finish: (onSent?: () => void) => void };

/**
 * An upload that stops in the middle of its file, until it is told to finish or its socket is destroyed. `headers` say who
 * sends it.
 */
export function slowUpload(
  url: string,
  headers: Record<string, string>,
  image: Uint8Array,
  announcedBytes?: number,
  workspace?: string,
): SlowUpload {
  const { hostname, port, host } = new URL(url);
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), image, Buffer.from('\r\n--x--\r\n')]);
  const all = {
    ...{ host, ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    'content-length': announcedBytes ?? body.length,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket
    .on('error', () => undefined)
    .on('data', (bytes) => {
      answer += bytes;
    });
  const middle = head.length + 50;
  const query = workspace ? `?workspace=${workspace}` : '';
  socket.write(`POST /api/cutouts${query} HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.write(body.subarray(0, middle));
  return { socket, answer: () => answer, finish: (onSent) => socket.write(body.subarray(middle), onSent) };
}
