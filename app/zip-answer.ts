type Zip = { stream: ReadableStream<Uint8Array<ArrayBuffer>>; sizeBytes: number; filename: string };

/** An archive to be saved under its name (plain ASCII), with its length; nobody keeps it. */
export const answerZip = ({ stream, sizeBytes, filename }: Zip): Response =>
  new Response(stream, {
    headers: {
      'content-type': 'application/zip',
      'x-body-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
