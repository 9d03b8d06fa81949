const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a Host header may be answered in local mode. A page on the internet can point a name of its own at 127.0.0.1
 * and read what answers (DNS rebinding), but it cannot make the browser write another name into this header.
 * @param {string | undefined} host the header, with or without a port
 * @param {string | undefined} appUrl its host is allowed as well
 */
export function isOurHost(host, appUrl) {
  if (!host) return false;
  const name = host.toLowerCase().replace(/:\d*$/, '');
  if (LOOPBACK.has(name)) return true;
  return appUrl !== undefined && URL.parse(appUrl)?.hostname === name;
}
