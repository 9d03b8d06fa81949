import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail as it was handed over: the envelope, and the bytes between DATA and the lone dot. */
type Delivery = { from: string; to: string; source: string };

const login = { user: 'clearcut', password: 'a p@ss/word' };
const PLAIN = Buffer.from(`\0${login.user}\0${login.password}`).toString('base64');
const address = (line: string) => /<(.*)>/.exec(line)?.[1] ?? '';

/** A mail server on loopback that speaks SMTP (RFC 5321) to those who know its password, and keeps what it is given. */
export async function startMailServer() {
  const deliveries: Delivery[] = [];
  const sockets = new Set<Socket>();
  let deferrals = 0;

  async function talk(socket: Socket): Promise<void> {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let known = false;
    let mail: Delivery = { from: '', to: '', source: '' };
    let body: string[] | undefined;
    say('220 localhost ESMTP');
    for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (body && line !== '.') {
        body.push(line.replace(/^\./, ''));
        continue;
      }
      const word = body ? '.' : line.slice(0, 4).toUpperCase();
      if (word === 'EHLO') say('250-localhost\r\n250-8BITMIME\r\n250 AUTH PLAIN');
      else if (word === 'AUTH') {
        known = line === `AUTH PLAIN ${PLAIN}`;
        say(known ? '235 welcome' : '535 wrong name or password');
      } else if (word === 'MAIL') {
        mail = { from: address(line), to: '', source: '' };
        say(known ? '250 ok' : '530 who are you?');
      } else if (word === 'RCPT') {
        mail.to = address(line);
        deferrals -= 1;
        say(deferrals >= 0 ? '451 come again later' : '250 ok');
      } else if (word === 'DATA') {
        body = [];
        say('354 go on');
      } else if (word === '.') {
        deliveries.push({ ...mail, source: body?.join('\n') ?? '' });
        body = undefined;
        say('250 taken');
      } else if (word === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    talk(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the server has no port');

  return {
    url: `smtp://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${at.port}`,
    deliveries,
    /** Tells the next `count` mails to come again later. */
    defer(count: number) {
      deferrals = count;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
