import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { IMAGE_LIMIT_BYTES, type ImageForm } from './options';

export type InputRefusal = Refusal<'input_refused', { message: string }>;
export type ImageInput = { form: 'base64' | 'data-uri'; bytes: Buffer } | { form: 'url'; url: string };

export const inputRefused = (message: string): InputRefusal => refuse('input_refused', { message });

// A search for what does not belong: matching all of many million characters would overflow the matcher's stack.
const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;
const DATA_URI = /^data:([^,;]*);base64,/;
const URL_TIMEOUT_MS = 15_000;

/** Tells the form of `image` and decodes it when the bytes are in it. Refuses what is in no form we accept. */
export function parseImage(text: string, accepted: readonly ImageForm[]): Result<ImageInput, InputRefusal> {
  const form: ImageForm = /^https?:\/\//i.test(text) ? 'url' : text.startsWith('data:') ? 'data-uri' : 'base64';
  if (!accepted.includes(form)) return inputRefused(`image: a ${form} is not accepted here`);
  if (form === 'url') return ok({ form, url: text });
  const prefix = form === 'data-uri' ? DATA_URI.exec(text) : null;
  if (form === 'data-uri' && !prefix) return inputRefused('image: data URI must be base64');
  const base64 = prefix ? text.slice(prefix[0].length) : text;
  if (NOT_BASE64.test(base64)) return inputRefused('image: neither Base64 nor a URL');
  return ok({ form, bytes: Buffer.from(base64, 'base64') });
}

/** The bytes of an input, downloaded if need be: at most 15 s and 128 MB. */
export async function bytesOf(input: ImageInput): Promise<Result<Buffer, InputRefusal>> {
  if (input.form !== 'url') return ok(input.bytes);
  // Whatever goes wrong with somebody else's server is an input we could not read, not a fault of ours.
  try {
    const response = await fetch(input.url, { signal: AbortSignal.timeout(URL_TIMEOUT_MS) });
    if (!response.ok || !response.body) return inputRefused(`image: the URL answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      sizeBytes += part.value.length;
      chunks.push(part.value);
      if (sizeBytes <= IMAGE_LIMIT_BYTES) continue;
      await reader.cancel();
      return inputRefused('image: the file behind the URL is too large');
    }
    return ok(Buffer.concat(chunks));
  } catch (error) {
    return inputRefused(`image: the URL could not be read (${error instanceof Error ? error.message : 'unknown'})`);
  }
}
