export type QueueLimits = { concurrency: number; maxWaiting: number; maxWaitingBytes: number };

/** `drop` takes the job out while it still waits and tells whether it did; `done` settles in either case. */
export type QueuedJob = { done: Promise<void>; drop: () => boolean };

type Waiting = { sizeBytes: number; start: () => void; drop: () => boolean };

/** First come, first served, a fixed number at once, and a bounded crowd at the door. */
export class BoundedQueue {
  readonly #limits: QueueLimits;
  readonly #waiting = new Set<Waiting>();
  #waitingBytes = 0;
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Queues `run`, which must not throw. Null when the queue is full, in jobs or in bytes. */
  push(sizeBytes: number, run: () => Promise<void>): QueuedJob | null {
    const mustWait = this.#running >= this.#limits.concurrency;
    const full = this.#waiting.size >= this.#limits.maxWaiting;
    if (mustWait && (full || this.#waitingBytes + sizeBytes > this.#limits.maxWaitingBytes)) return null;

    const { promise: done, resolve: end } = withResolvers();
    const job: Waiting = {
      sizeBytes,
      drop: () => {
        const waited = this.#leave(job);
        if (waited) end();
        return waited;
      },
      start: () => {
        this.#running += 1;
        void run().finally(() => {
          this.#running -= 1;
          end();
          this.#next();
        });
      },
    };
    this.#waiting.add(job);
    this.#waitingBytes += sizeBytes;
    this.#next();
    return { done, drop: job.drop };
  }

  /** Forgets what waits; what runs may end. */
  clear(): void {
    for (const job of this.#waiting) job.drop();
  }

  state(): { waiting: number; running: number } {
    return { waiting: this.#waiting.size, running: this.#running };
  }

  #next(): void {
    for (const job of this.#waiting) {
      if (this.#running >= this.#limits.concurrency) return;
      this.#leave(job);
      job.start();
    }
  }

  #leave(job: Waiting): boolean {
    const waited = this.#waiting.delete(job);
    if (waited) this.#waitingBytes -= job.sizeBytes;
    return waited;
  }
}

// Promise.withResolvers is not in Node 20.
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
