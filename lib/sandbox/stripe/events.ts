import { createHmac } from 'node:crypto';
import type { Book } from './book';
import type { StripeEvent, StripeObject } from './objects';

export const API_VERSION = '2026-10-28.endive';
const KEPT_SECONDS = 30 * 24 * 60 * 60;
const TIMEOUT_MS = 10_000;
/** Between one try and the next; Stripe's own are minutes to hours. */
const RETRY_MS = [500, 2_000, 10_000, 60_000];

export type DeliveryWish = {
  url: string;
  secret: string;
  isPaused: boolean;
  /** How often each event is sent at once. */
  copies: number;
  /** The longest an event is kept back, at random: so they overtake each other. */
  disorderMs: number;
};

/** Stripe's signature of a body: https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(body: string, secret: string, atSeconds: number): string {
  const mac = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${mac}`;
}

/** Writes events down and sends them to the webhook. An answer of the API never waits for that. */
export class Events {
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private isClosed = false;

  constructor(
    private readonly book: Book,
    readonly wish: DeliveryWish,
  ) {}

  emit(type: string, object: StripeObject, previous?: Record<string, unknown>): void {
    const event: StripeEvent = {
      ...this.book.name('evt', 'event'),
      ...{ type, api_version: API_VERSION, pending_webhooks: this.wish.url ? 1 : 0, request: null },
      data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
    };
    this.book.events.set(event.id, event);
    this.book.deliveries.set(event.id, { isDelivered: this.wish.url === '', attempts: 0 });
    this.forgetOld();
    this.book.changed();
    for (let copy = 0; copy < this.wish.copies; copy += 1) {
      this.later(Math.random() * this.wish.disorderMs, () => this.send(event.id));
    }
  }

  /** Sends an event (again); answers the webhook's status, 0 for none. */
  async deliver(id: string, { signedAt, secret }: { signedAt?: number; secret?: string } = {}): Promise<number> {
    const event = this.book.events.get(id);
    const delivery = this.book.deliveries.get(id);
    if (!event || !delivery || !this.wish.url) return 0;
    delivery.attempts += 1;
    const body = JSON.stringify(event, null, 2);
    const signature = signatureOf(body, secret ?? this.wish.secret, signedAt ?? Math.floor(Date.now() / 1000));
    try {
      const answer = await fetch(this.wish.url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.arrayBuffer();
      if (answer.ok) {
        delivery.isDelivered = true;
        event.pending_webhooks = 0;
        this.book.changed();
      }
      return answer.status;
    } catch {
      return 0;
    }
  }

  /** Sends what was kept back. */
  resume(): void {
    for (const [id, { isDelivered }] of this.book.deliveries) {
      if (!isDelivered) this.later(0, () => this.send(id));
    }
  }

  /** What goes on: nothing is sent any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private async send(id: string, attempt = 0): Promise<void> {
    if (this.wish.isPaused || !this.wish.url) return;
    const status = await this.deliver(id);
    if (status >= 200 && status < 300) return;
    const waitMs = RETRY_MS[attempt];
    if (waitMs !== undefined) this.later(waitMs, () => this.send(id, attempt + 1));
  }

  private later(ms: number, work: () => Promise<void>): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = work().finally(() => this.running.delete(run));
      this.running.add(run);
    }, ms);
    this.timers.add(timer);
  }

  private forgetOld(): void {
    const oldest = this.book.now() - KEPT_SECONDS;
    for (const [id, { created }] of this.book.events) {
      if (created >= oldest) return;
      this.book.events.delete(id);
      this.book.deliveries.delete(id);
    }
  }
}
