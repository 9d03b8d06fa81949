import { randomBytes } from 'node:crypto';

export type Medium = { bytes: Buffer; contentType: string; storedAt: number };

/** Results and uploads by an id nobody can guess: knowing the address is the only right needed, as with GMI's bucket. */
export class MediaStore {
  readonly #media = new Map<string, Medium>();
  readonly #limits: { maxMediaBytes: number; keepMs: number };
  #totalBytes = 0;

  constructor(limits: { maxMediaBytes: number; keepMs: number }) {
    this.#limits = limits;
  }

  newId(): string {
    return randomBytes(24).toString('hex');
  }

  put(bytes: Buffer, contentType: string, mediaId = this.newId()): string {
    this.#forget(mediaId);
    this.#media.set(mediaId, { bytes, contentType, storedAt: Date.now() });
    this.#totalBytes += bytes.length;
    this.#forgetOld(mediaId);
    return mediaId;
  }

  find(mediaId: string): Medium | undefined {
    this.#forgetOld(mediaId);
    return this.#media.get(mediaId);
  }

  #forgetOld(spare: string): void {
    const now = Date.now();
    for (const [mediaId, medium] of this.#media) {
      const expired = medium.storedAt + this.#limits.keepMs < now;
      if (!expired && this.#totalBytes <= this.#limits.maxMediaBytes) return;
      // The newest stays even when it alone is over the limit: somebody is about to fetch it.
      if (expired || mediaId !== spare) this.#forget(mediaId);
    }
  }

  #forget(mediaId: string): void {
    this.#totalBytes -= this.#media.get(mediaId)?.bytes.length ?? 0;
    this.#media.delete(mediaId);
  }
}
