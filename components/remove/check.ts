import { MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';

/** As much of a file as {@link refusalOf} looks at. */
export const HEAD_BYTES = 12;

export type Refused = 'too_large' | 'empty_file' | 'unsupported_type';

/** Why the server would refuse this file, or null: it judges again by the same bytes, this only spares people the upload. `head` are its first {@link HEAD_BYTES} bytes. */
export function refusalOf(sizeBytes: number, head: Uint8Array): Refused | null {
  if (sizeBytes === 0) return 'empty_file';
  if (!isPhoto(head)) return 'unsupported_type';
  return sizeBytes > MAX_SOURCE_BYTES ? 'too_large' : null;
}

/** JPEG, PNG or WebP by their first bytes; names and types given by the system are not asked. */
function isPhoto(head: Uint8Array): boolean {
  return (
    startsWith(head, [0xff, 0xd8, 0xff]) ||
    startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
    (startsWith(head, ascii('RIFF')) && startsWith(head.subarray(8), ascii('WEBP')))
  );
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte);
