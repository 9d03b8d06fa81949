import { request } from 'node:http';
import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Record<string, string>; body: string };

/** Writes a request as it stands (lines end in CRLF by themselves), which fetch would mend or refuse; answers what came before the connection closed. */
export function speak(url: string, head: string, body: string | Buffer = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const [top = '', ...rest] = text.split('\r\n\r\n');
      const [first = '', ...lines] = top.split('\r\n');
      const headers = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1, 3) ?? []);
      const pairs = headers.map(([name = '', value = '']) => [name.toLowerCase(), value]);
      resolve({
        status: Number(first.split(' ')[1] ?? 0),
        headers: Object.fromEntries(pairs),
        body: rest.join('\r\n\r\n'),
      });
    });
    // It may hang up while we still write; what it said before counts.
    socket.on('error', (error) => ('code' in error && error.code === 'ECONNREFUSED' ? reject(error) : undefined));
    socket.write(`${head.replaceAll('\n', '\r\n')}\r\nConnection: close\r\n\r\n`);
    socket.write(body);
  });
}

type Ask = { method: string; headers: Record<string, string>; body: Buffer | undefined };

/** One request of any method with any body; an event stream is left once it has begun. */
export function ask(url: URL, { method, headers, body }: Ask): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, 'content-length': String(body?.length ?? 0) } },
      (answer) => {
        const done = () => {
          const pairs = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
          resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(pairs), body: text });
        };
        let text = '';
        if (answer.headers['content-type'] === 'text/event-stream') {
          answer.destroy();
          return done();
        }
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', done).on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}
