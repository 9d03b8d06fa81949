import { GMI_MODEL } from './rules';

export type UpstreamImage = { bytes: Buffer; contentType: 'image/jpeg' | 'image/png' };
/** How a picture stands in the request: bare base64, as the guide says, or a data URI, as its neighbours take it. */
export type ImageForm = 'base64' | 'data-uri';

/** A multiple of three, so that the pieces' base64 joins without padding between. */
const PIECE_BYTES = 3 * 64 * 1024;

/** A submit's JSON in pieces, with its exact length: a picture of 30 MB never stands in memory as one string of 40 MB. */
export function submitPayload(image: UpstreamImage, form: ImageForm) {
  const prefix = form === 'data-uri' ? `data:${image.contentType};base64,` : '';
  const head = `{"model":${JSON.stringify(GMI_MODEL)},"payload":{"image":"${prefix}`;
  const tail = '"}}';
  const lengthBytes = head.length + 4 * Math.ceil(image.bytes.length / 3) + tail.length;
  function* pieces(): Generator<Buffer> {
    yield Buffer.from(head);
    for (let start = 0; start < image.bytes.length; start += PIECE_BYTES) {
      yield Buffer.from(image.bytes.toString('base64', start, start + PIECE_BYTES));
    }
    yield Buffer.from(tail);
  }
  return { lengthBytes, pieces };
}
