import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True only for an address that belongs to the public internet (IANA special-purpose registries, by ipaddr.js).
 * False for private, loopback, link-local (with every cloud's metadata service), carrier NAT, multicast, reserved and
 * documentation ranges, for IPv6 that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo: whoever
 * unpacks it decides where it leads), and for anything that is not one plain address.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST_V6);
}
