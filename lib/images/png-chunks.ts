const SIGNATURE_BYTES = 8;
/** Chunks that say what the pixels are, and their density. Everything else (text, EXIF, XMP, time …) is metadata. */
const PIXEL_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'pHYs', 'IDAT', 'IEND']);
/** Chunks that change how pixels are to be read: dropping them would change the picture. */
const COLOUR_CHUNKS = new Set(['iCCP', 'cICP', 'gAMA', 'cHRM', 'sBIT']);

export type PngChunk = { type: string; start: number; end: number };

/** Lists a PNG's chunks up to and with `IEND`; `null` when a chunk reaches over the end. */
export function listChunks(png: Buffer): PngChunk[] | null {
  const chunks: PngChunk[] = [];
  for (let start = SIGNATURE_BYTES; start + 12 <= png.length; ) {
    const type = png.toString('latin1', start + 4, start + 8);
    const end = start + 12 + png.readUInt32BE(start);
    if (end > png.length) return null;
    chunks.push({ type, start, end });
    if (type === 'IEND') return chunks;
    start = end;
  }
  return null;
}

/** True when the file says, beyond plain sRGB, how its numbers become colours. */
export function hasOwnColours(chunks: PngChunk[]): boolean {
  const described = chunks.some(({ type }) => type === 'sRGB');
  return chunks.some(({ type }) => COLOUR_CHUNKS.has(type) && !(described && (type === 'gAMA' || type === 'cHRM')));
}

/** The same pixels, bit for bit, without metadata and without anything behind `IEND`. Answers the same buffer when there was none. */
export function withoutMetadata(png: Buffer, chunks: PngChunk[]): Buffer {
  const kept = chunks.filter(({ type }) => PIXEL_CHUNKS.has(type));
  if (kept.length === chunks.length && chunks.at(-1)?.end === png.length) return png;
  return Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...kept.map(({ start, end }) => png.subarray(start, end))]);
}
