import { describe, expect, test } from 'vitest';
import { isPublicAddress } from '@/lib/net/address';
import { judgeTarget } from '@/lib/net/target';

describe('addresses of the public internet', () => {
  test.each(['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:829::200e'])(
    '%s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('addresses that lead elsewhere', () => {
  test.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['carrier NAT, with a cloud’s metadata', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local, with the metadata of most clouds', '169.254.169.254'],
    ['protocol assignments', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.7'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped public', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['IPv4-translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::a9fe:a9fe'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:80ff:fffe'],
    ['unique local', 'fc00::1'],
    ['unique local, with a cloud’s metadata', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['discard', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['multicast', 'ff02::1'],
    ['unassigned', '4000::1'],
    ['no address', 'localhost'],
    ['no address', ''],
    ['a decimal address, as no resolver gives it', '2130706433'],
    ['a short address', '127.1'],
  ])('%s: %s', (_name, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a URL before anything is resolved', () => {
  const judge = (url: string, allowHttp = true, allowOrigins: string[] = []) =>
    judgeTarget(new URL(url), { allowHttp, allowOrigins });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/latest/meta-data',
    'ftp://example.com/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'https://name:secret@example.com/a.png',
  ])('%s is refused', (url) => expect(judge(url)).toBe('refused'));

  test('a name is public until it is resolved', () => expect(judge('https://example.com/a.png')).toBe('public'));

  test('plain http is refused where only https will do', () => {
    expect(judge('http://example.com/', false)).toBe('refused');
    expect(judge('https://example.com/', false)).toBe('public');
  });

  test('an origin the operator named is trusted with exactly its scheme, host and port', () => {
    const allowed = ['http://127.0.0.1:4010'];
    expect(judge('http://127.0.0.1:4010/media/1.png', false, allowed)).toBe('trusted');
    expect(judge('http://127.0.0.1:4011/media/1.png', false, allowed)).toBe('refused');
    expect(judge('http://name:secret@127.0.0.1:4010/', false, allowed)).toBe('refused');
    expect(judge('https://127.0.0.1:4010/', false, allowed)).toBe('refused');
  });
});
