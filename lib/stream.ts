import { log } from './log';

/**
 * What a generator yields as a web stream that reads nothing ahead: a slow reader costs no memory, and one that leaves ends the
 * generator (its `finally` runs). A throw breaks the stream off, so that nobody takes half of it for the whole; `what` names it in
 * the log.
 */
export function streamOf(
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  what: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          log.error({ err: error }, `${what} was not sent to its end`);
          throw error;
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
