import { expect, test } from 'vitest';
import { clientIp } from '@/scripts/web/client-ip.mjs';
import { isDevTool, refusalAtGate } from '@/scripts/web/gate.mjs';
import { isOurHost } from '@/scripts/web/hosts.mjs';

test('without proxies of ours the address is the socket, whatever a client claims', () => {
  expect(clientIp('203.0.113.9', '1.2.3.4', 0)).toBe('203.0.113.9');
  expect(clientIp('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
});

test('behind proxies the address is what the outermost of them saw; what the client wrote further left is ignored', () => {
  expect(clientIp('10.0.0.1', '6.6.6.6, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(clientIp('10.0.0.1', ['6.6.6.6', '203.0.113.9, 10.0.0.2'], 2)).toBe('203.0.113.9');
});

test('a chain shorter than promised falls back to its first address', () => {
  expect(clientIp('10.0.0.1', undefined, 2)).toBe('10.0.0.1');
  expect(clientIp('10.0.0.1', '203.0.113.9', 5)).toBe('203.0.113.9');
});

test('local mode answers to names of this machine, with any port', () => {
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:1', '[::1]:3000', '[::1]', 'LOCALHOST:80']) {
    expect(isOurHost(host, undefined), host).toBe(true);
  }
});

test('local mode answers to no name that the internet could point at this machine', () => {
  for (const host of [
    undefined,
    '',
    'evil.example',
    'localhost.evil.example:3000',
    '127.0.0.1.nip.io',
    '192.168.1.4:3000',
  ]) {
    expect(isOurHost(host, undefined), String(host)).toBe(false);
  }
});

test('the host of APP_URL is ours too', () => {
  expect(isOurHost('clearcut.test:8080', 'https://clearcut.test')).toBe(true);
  expect(isOurHost('other.test', 'https://clearcut.test')).toBe(false);
});

test('behind a proxy that renames the host, a mutation may come from APP_URL and from nowhere else', () => {
  const from = (origin: string) => {
    const headers = { host: '10.0.0.7:3000', origin };
    const asked = { method: 'POST', url: '/api/forgot', headers, headersDistinct: { host: [headers.host] } };
    return refusalAtGate(asked, 'https://clearcut.example/');
  };
  expect(from('https://clearcut.example')).toBe(null);
  for (const origin of ['http://clearcut.example', 'https://clearcut.example:444', 'https://clearcut.example.evil', ''])
    expect(from(origin), origin).toBe('foreign_origin');
});

test('in development the framework’s own tools may be posted to, and nothing else beside the pages', () => {
  for (const url of ['/_next/mcp', '/__nextjs_original-stack-frames', '/__nextjs_error_feedback?a=1'])
    expect(isDevTool(url), url).toBe(true);
  for (const url of ['/_next/mcpx', '/_next/static/a.js', '/', '/api/forgot', '/a/__nextjs_b', undefined])
    expect(isDevTool(url), url).toBe(false);
});
