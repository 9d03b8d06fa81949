const TELLTALES = ['x-middleware-rewrite', 'x-nextjs-rewritten-path', 'x-nextjs-rewritten-query'];

/**
 * Mends two things that the framework does to an answer's headers, when they are sent.
 *
 * It says where `proxy.ts` led a request: a page that is not there for whoever asks would be told from one that is not there at all.
 * And it drops the length of a body, so that no browser could say how far a download is: routes say it as `x-body-length`.
 * @param {import('node:http').ServerResponse} response
 */
export function mendHeaders(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...given) => {
    for (const name of TELLTALES) response.removeHeader(name);
    const length = response.getHeader('x-body-length');
    if (length !== undefined) {
      response.removeHeader('x-body-length');
      response.setHeader('content-length', String(length));
    }
    // @ts-expect-error: it has several signatures, and what it is given goes on as it is.
    return writeHead(...given);
  };
}
