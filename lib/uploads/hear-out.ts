import { MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';

/** The largest image, and the form around it. */
const REST_BYTES_LIMIT = MAX_SOURCE_BYTES + 64 * 1024;
const REST_MS_LIMIT = 30_000;

/**
 * Gives `answer` to a request whose body was not touched: it is sent at once, and ends when the body has been read and
 * dropped, or is too long or too slow for that. A connection that closes with unread bytes in it is reset, and its sender
 * may lose the answer: a browser would see a broken connection, a proxy make a 502 of it.
 */
export function hearOut(request: Request, answer: Response): Response {
  const { body } = request;
  if (!body || request.bodyUsed || !answer.body) return answer;
  return new Response(answer.body.pipeThrough(new TransformStream({ flush: () => dropRest(body) })), answer);
}

/** Never cancels the body: that would cut the connection before the answer has ended. */
async function dropRest(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve();
    }, REST_MS_LIMIT);
  });
  const dropped = async () => {
    let droppedBytes = 0;
    while (!isLate && droppedBytes <= REST_BYTES_LIMIT) {
      const part = await reader.read();
      if (part.done) return;
      droppedBytes += part.value.byteLength;
    }
  };
  // It rejects when the sender leaves.
  await Promise.race([late, dropped().catch(() => undefined)]);
  clearTimeout(timer);
}
