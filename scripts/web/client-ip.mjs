/**
 * The address a request came from. Each proxy we trust has added the address it saw to the right end of
 * X-Forwarded-For; what stands further left was written by the client and proves nothing.
 * @param {string | undefined} socketAddress
 * @param {string | string[] | undefined} forwardedFor the header as it came
 * @param {number} trustedProxies how many proxies of ours stand before this server
 */
export function clientIp(socketAddress, forwardedFor, trustedProxies) {
  const header = Array.isArray(forwardedFor) ? forwardedFor.join(',') : (forwardedFor ?? '');
  const forwarded = header
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const chain = [...forwarded, socketAddress ?? ''];
  const address = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? '';
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
