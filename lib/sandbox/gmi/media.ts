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
    this.#forgetExpired();
    this.#makeRoom(mediaId);
    return mediaId;
  }

  find(mediaId: string): Medium | undefined {
    this.#forgetExpired();
    return this.#media.get(mediaId);
  }

  #forgetExpired(): void {
    const oldestKept = Date.now() - this.#limits.keepMs;
    for (const [mediaId, medium] of this.#media) {
      if (medium.storedAt >= oldestKept) return;
      this.#forget(mediaId);
    }
  }

  // The newest stays even when it alone is over the limit: somebody is about to fetch it.
  #makeRoom(newest: string): void {
    for (const mediaId of this.#media.keys()) {
      if (this.#totalBytes <= this.#limits.maxMediaBytes || mediaId === newest) return;
      this.#forget(mediaId);
    }
  }

  #forget(mediaId: string): void {
    this.#totalBytes -= this.#media.get(mediaId)?.bytes.length ?? 0;
    this.#media.delete(mediaId);
  }
}
