/** Thrown while a body is read, when its sender has delivered nothing for `stallMs`. */
export class Stalled extends Error {
  constructor(readonly stallMs: number) {
    super(`nothing arrived for ${stallMs} ms`);
  }
}

/**
 * The next part of a body that somebody sends us. Throws `Stalled` and leaves the body as it is: cancelling it would cut the
 * connection before the sender has read why.
 */
export async function readPart(reader: ReadableStreamDefaultReader<Uint8Array>, stallMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Stalled(stallMs)), stallMs).unref();
  });
  return Promise.race([reader.read(), stalled]).finally(() => clearTimeout(timer));
}
