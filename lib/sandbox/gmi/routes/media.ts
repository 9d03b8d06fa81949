import { type Answer, type Exchange, problem, type Sandbox } from '../exchange';
import { UPLOAD_TYPES, uploadSchema } from '../schema';
import { mediaUrl } from '../wire';
import { jsonOf } from './submit';

const SLOTS_KEPT = 1000;

/** `GET /media/{id}.png`: unsigned, without credentials, as in GMI's bucket. */
export function media({ media }: Sandbox, { param }: Exchange): Answer {
  const medium = media.find(param);
  if (!medium) return problem(404, 'no such object');
  return { status: 200, headers: { 'content-type': medium.contentType }, body: medium.bytes };
}

/** `POST /upload-url`: a slot to PUT an image into, and the address it will have. */
export function uploadUrl({ media, uploads }: Sandbox, { body, origin }: Exchange): Answer {
  const wanted = uploadSchema.safeParse(jsonOf(body));
  if (!wanted.success) return problem(400, 'file_type must be one of png, jpeg, jpg');
  const mediaId = media.newId();
  uploads.set(mediaId, UPLOAD_TYPES[wanted.data.file_type]);
  const [oldest] = uploads.keys();
  if (uploads.size > SLOTS_KEPT && oldest !== undefined) uploads.delete(oldest);
  return { status: 200, body: { upload_url: `${origin}/upload/${mediaId}`, public_url: mediaUrl(origin, mediaId) } };
}

/** `PUT /upload/{id}`: signed for one exact Content-Type; anything else is refused as the bucket refuses it. */
export function uploadPut({ media, uploads }: Sandbox, { param, request, body }: Exchange): Answer {
  const contentType = uploads.get(param);
  if (contentType === undefined) return problem(404, 'no such upload');
  if (request.headers['content-type'] !== contentType) return problem(403, 'SignatureDoesNotMatch');
  media.put(body, contentType, param);
  return { status: 200, body: '' };
}
