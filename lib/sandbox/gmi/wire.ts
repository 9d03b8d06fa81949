import type { RequestRecord } from './records';

/** Where the caller reached us, so that the addresses we hand out are on the origin it trusts. */
export type Origin = string;

export type JsonObject = Record<string, unknown>;

const seconds = (ms: number) => Math.floor(ms / 1000);

export const mediaUrl = (origin: Origin, mediaId: string) => `${origin}/media/${mediaId}.png`;

/** The short record a submit answers with while the request runs: these six fields were seen. */
export function acceptedJson(record: RequestRecord): JsonObject {
  return {
    request_id: record.requestId,
    model: record.model,
    status: record.status,
    created_at: seconds(record.createdAt),
    updated_at: seconds(record.updatedAt),
    queued_at: seconds(record.createdAt),
  };
}

/** The whole record: it repeats `payload`, and `outcome` is null until the request has ended. */
export function recordJson(record: RequestRecord, origin: Origin): JsonObject {
  return {
    ...acceptedJson(record),
    org_id: '00000000-0000-4000-8000-000000000000',
    is_public: false,
    payload: record.payload,
    outcome: outcomeJson(record, origin),
  };
}

function outcomeJson({ outcome, shape }: RequestRecord, origin: Origin): JsonObject | null {
  if (!outcome) return null;
  if ('error' in outcome) return { error: outcome.error };
  const url = mediaUrl(origin, outcome.mediaId);
  // Nothing lives at the thumbnail's address: a client that takes the first URL it finds gets a 404.
  const thumbnail_image_url = `${origin}/media/thumbnail-of-${outcome.mediaId}.png`;
  switch (shape) {
    case 'objects':
      return { thumbnail_image_url, media_urls: [{ id: '0', url }] };
    case 'strings':
      return { thumbnail_image_url, media_urls: [url] };
    case 'image_url':
      return { thumbnail_image_url, image_url: url };
  }
}

const ECHO_LIMIT_CHARACTERS = 2048;

/** Records repeat what they were given; megabytes of base64 are cut short, an address never is. */
export function echoOf(image: string): { image: string } {
  if (image.length <= ECHO_LIMIT_CHARACTERS || /^https?:/.test(image)) return { image };
  return { image: `${image.slice(0, 64)}…(${image.length} characters)` };
}
