// The shapes that travel: as Stripe writes them (API 2026-10-28.endive), as far as anybody here reads them.

export type Metadata = Record<string, string>;
type Named<Kind extends string> = { id: string; object: Kind; created: number; livemode: false };

export type Customer = Named<'customer'> & {
  email: string | null;
  name: string | null;
  metadata: Metadata;
  balance: number;
  invoice_settings: { default_payment_method: string | null };
  deleted?: true;
};

export type PaymentMethod = Named<'payment_method'> & {
  type: 'card';
  customer: string | null;
  card: { brand: string; last4: string; exp_month: number; exp_year: number; fingerprint: string };
};

export type Session = Named<'checkout.session'> & {
  mode: 'payment';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid' | 'no_payment_required';
  currency: 'usd';
  customer: string | null;
  client_reference_id: string | null;
  metadata: Metadata;
  amount_subtotal: number;
  amount_total: number;
  total_details: { amount_discount: number; amount_shipping: 0; amount_tax: number };
  payment_intent: string | null;
  invoice: string | null;
  success_url: string;
  cancel_url: string | null;
  expires_at: number;
  /** Made when it is read, from where the reader reached us; null once the session is not open. */
  url: string | null;
};

export type PaymentIntent = Named<'payment_intent'> & {
  amount: number;
  amount_received: number;
  currency: 'usd';
  customer: string | null;
  metadata: Metadata;
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';
  payment_method: string | null;
  latest_charge: string | null;
  setup_future_usage: 'off_session' | null;
  last_payment_error: { type: 'card_error'; code: string; decline_code: string | null; message: string } | null;
};

export type Charge = Named<'charge'> & {
  amount: number;
  amount_refunded: number;
  currency: 'usd';
  customer: string | null;
  payment_intent: string;
  balance_transaction: string | null;
  paid: boolean;
  refunded: boolean;
  disputed: boolean;
  status: 'succeeded' | 'failed' | 'pending';
  receipt_url: string | null;
  metadata: Metadata;
  payment_method_details: { type: 'card' | 'us_bank_account'; card?: { brand: string; last4: string } };
  failure_code: string | null;
};

export type Refund = Named<'refund'> & {
  amount: number;
  currency: 'usd';
  charge: string;
  payment_intent: string;
  status: 'pending' | 'succeeded' | 'failed';
  reason: string | null;
  metadata: Metadata;
  balance_transaction: string | null;
  failure_reason?: string;
};

export type Dispute = Named<'dispute'> & {
  amount: number;
  currency: 'usd';
  charge: string;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost' | 'warning_needs_response' | 'warning_closed';
  is_charge_refundable: boolean;
  balance_transactions: BalanceTransaction[];
  metadata: Metadata;
};

export type Invoice = Named<'invoice'> & {
  customer: string;
  currency: 'usd';
  status: 'draft' | 'open' | 'paid' | 'void';
  number: string | null;
  auto_advance: boolean;
  attempted: boolean;
  attempt_count: number;
  metadata: Metadata;
  subtotal: number;
  total: number;
  total_taxes: { amount: number; tax_behavior: 'exclusive' }[];
  total_discount_amounts: { amount: number; discount: string }[];
  amount_due: number;
  amount_paid: number;
  default_payment_method: string | null;
  hosted_invoice_url: string | null;
};

export type InvoiceItem = Named<'invoiceitem'> & {
  customer: string;
  invoice: string;
  amount: number;
  currency: 'usd';
  description: string | null;
};

export type BalanceTransaction = Named<'balance_transaction'> & {
  amount: number;
  fee: number;
  net: number;
  currency: 'usd';
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment';
  reporting_category: string;
  source: string;
  status: 'available';
};

export type StripeEvent = Named<'event'> & {
  type: string;
  api_version: string;
  pending_webhooks: number;
  request: null;
  data: { object: StripeObject; previous_attributes?: Record<string, unknown> };
};

export type PortalConfiguration = Named<'billing_portal.configuration'> & { active: boolean; metadata: Metadata };
export type PortalSession = Named<'billing_portal.session'> & {
  customer: string;
  return_url: string | null;
  url: string;
};

export type StripeObject =
  | Customer
  | PaymentMethod
  | Session
  | PaymentIntent
  | Charge
  | Refund
  | Dispute
  | Invoice
  | InvoiceItem
  | BalanceTransaction
  | PortalConfiguration
  | PortalSession;
