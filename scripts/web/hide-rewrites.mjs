const TELLTALES = ['x-middleware-rewrite', 'x-nextjs-rewritten-path', 'x-nextjs-rewritten-query'];

/**
 * The framework says in its answers where `proxy.ts` led a request; a page that is not there for whoever asks would be told
 * from one that is not there at all.
 * @param {import('node:http').ServerResponse} response
 */
export function hideRewrites(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...given) => {
    for (const name of TELLTALES) response.removeHeader(name);
    // @ts-expect-error: it has several signatures, and what it is given goes on as it is.
    return writeHead(...given);
  };
}
