import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type {
  BalanceTransaction,
  Charge,
  Customer,
  Dispute,
  Invoice,
  InvoiceItem,
  PaymentIntent,
  PaymentMethod,
  PortalConfiguration,
  PortalSession,
  Refund,
  Session,
  StripeEvent,
} from './objects';

/** What a session was made with and nobody reads back. */
export type Order = {
  name: string;
  savesCard: boolean;
  allowsCodes: boolean;
  hasTax: boolean;
  makesInvoice: boolean;
  intentMetadata: Record<string, string>;
  invoiceMetadata: Record<string, string>;
  /** The promotion code in use. */
  code: string | null;
  /** What the buyer's attempt hangs on while the bank asks. */
  pending: { number: string; intentId: string } | null;
};

export type PromotionCode = { code: string; percentOff: number; amountOff: number };
export type SavedAnswer = { fingerprint: string; status: number; body: string; at: number };
export type Delivery = { isDelivered: boolean; attempts: number };

/** Everything the stand-in knows. Kept in a file where one is named, so that a restart forgets nothing. */
export class Book {
  readonly customers = new Map<string, Customer>();
  readonly methods = new Map<string, PaymentMethod>();
  /** The numbers of saved cards (test numbers, by which they behave). */
  readonly numbers = new Map<string, string>();
  readonly authenticated = new Map<string, true>();
  readonly sessions = new Map<string, Session>();
  readonly orders = new Map<string, Order>();
  readonly intents = new Map<string, PaymentIntent>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly disputes = new Map<string, Dispute>();
  readonly invoices = new Map<string, Invoice>();
  /** The payment intent of a finalized invoice, and whether tax is due on it. */
  readonly intentOfInvoice = new Map<string, string>();
  readonly taxedInvoices = new Map<string, true>();
  readonly items = new Map<string, InvoiceItem>();
  readonly balance = new Map<string, BalanceTransaction>();
  readonly events = new Map<string, StripeEvent>();
  readonly deliveries = new Map<string, Delivery>();
  readonly configurations = new Map<string, PortalConfiguration>();
  readonly portals = new Map<string, PortalSession>();
  readonly codes = new Map<string, PromotionCode>();
  readonly answers = new Map<string, SavedAnswer>();

  private skippedSeconds = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file: string | null) {
    if (file && existsSync(file)) this.load(file);
    for (const code of [
      { code: 'TENOFF', percentOff: 10, amountOff: 0 },
      { code: 'FREE100', percentOff: 100, amountOff: 0 },
    ]) {
      this.codes.set(code.code, code);
    }
  }

  /** Seconds, by a clock that tests can put forward. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.skippedSeconds;
  }

  skip(seconds: number): void {
    this.skippedSeconds += seconds;
  }

  name<Kind extends string>(prefix: string, object: Kind) {
    const id = `${prefix}_${randomBytes(12).toString('hex')}`;
    return { id, object, created: this.now(), livemode: false as const };
  }

  /** Writes soon, once for many changes. */
  changed(): void {
    if (!this.file || this.timer) return;
    this.timer = setTimeout(() => this.flush(), 100);
    this.timer.unref();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file) return;
    const kept = Object.entries(this).filter(
      (entry): entry is [string, Map<string, unknown>] => entry[1] instanceof Map,
    );
    const text = JSON.stringify(Object.fromEntries(kept.map(([name, map]) => [name, [...map]])));
    writeFileSync(`${this.file}.new`, text, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  private load(file: string): void {
    const kept: Record<string, [string, never][]> = JSON.parse(readFileSync(file, 'utf8'));
    for (const [name, map] of Object.entries(this)) {
      if (map instanceof Map) for (const [id, value] of kept[name] ?? []) map.set(id, value);
    }
  }
}
