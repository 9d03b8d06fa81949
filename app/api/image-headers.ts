type Named = { hash: string; contentType: string };

/**
 * How a private image is sent: an address that names its content (`?v=` and the first 16 digits of its sha256) may be kept for
 * a year, any other is asked for again by its ETag.
 */
export function imageHeaders({ hash, contentType }: Named, query: URLSearchParams) {
  return {
    'content-type': contentType,
    'cache-control':
      query.get('v') === hash.slice(0, 16) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    etag: `"${hash.slice(0, 32)}"`,
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}
