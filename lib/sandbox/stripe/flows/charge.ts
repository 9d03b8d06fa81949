import { type Behaviour, behaviourOf, brandOf, messageOf } from '../cards';
import type { Charge, PaymentIntent, PaymentMethod } from '../objects';
import type { Sandbox } from '../sandbox';
import { move } from './balance';
import { openDispute } from './disputes';

/** What a card comes to: paid, a question of the bank's, or a no. */
export type Outcome =
  | { status: 'succeeded' }
  | { status: 'requires_action' }
  | { status: 'declined'; code: string; declineCode: string | null; message: string };

export type Attempt = {
  number: string;
  /** The saved card that pays, where one does. */
  method: PaymentMethod | null;
  /** The bank's question was answered with yes. */
  isAuthenticated: boolean;
  /** Nobody is there to answer one. */
  isOffSession: boolean;
};

/** Stripe's usual price: 2.9 % and 30 cents. */
const feeOf = (amount: number) => Math.round(amount * 0.029) + 30;

export function newIntent(
  { book, events }: Sandbox,
  of: Pick<PaymentIntent, 'amount' | 'customer' | 'metadata' | 'setup_future_usage'>,
): PaymentIntent {
  const intent: PaymentIntent = {
    ...book.name('pi', 'payment_intent'),
    ...of,
    ...{ amount_received: 0, currency: 'usd', status: 'requires_payment_method', payment_method: null },
    ...{ latest_charge: null, last_payment_error: null },
  };
  book.intents.set(intent.id, intent);
  events.emit('payment_intent.created', intent);
  return intent;
}

/** Charges a card for an intent, as that card behaves. */
export function attempt(sandbox: Sandbox, intent: PaymentIntent, by: Attempt): Outcome {
  const behaviour = behaviourOf(by.number, by.method !== null);
  if (asks(sandbox, behaviour, by)) {
    if (by.isOffSession)
      return decline(sandbox, intent, by.number, 'authentication_required', 'authentication_required');
    intent.status = 'requires_action';
    sandbox.events.emit('payment_intent.requires_action', intent);
    return { status: 'requires_action' };
  }
  if (behaviour.decline) {
    return decline(sandbox, intent, by.number, behaviour.decline.code, behaviour.decline.declineCode);
  }
  succeed(sandbox, intent, by.number, by.method);
  return { status: 'succeeded' };
}

function asks({ book }: Sandbox, { asks: when }: Behaviour, { method, isAuthenticated }: Attempt): boolean {
  if (isAuthenticated || !when) return false;
  return when === 'always' || !(method && book.authenticated.has(method.id));
}

export function decline(
  sandbox: Sandbox,
  intent: PaymentIntent,
  number: string,
  code: string,
  declineCode: string | null,
): Outcome {
  const message = messageOf({ code, declineCode });
  const charge = newCharge(sandbox, intent, { number, status: 'failed', failureCode: code });
  intent.status = 'requires_payment_method';
  intent.latest_charge = charge.id;
  intent.last_payment_error = { type: 'card_error', code, decline_code: declineCode, message };
  sandbox.events.emit('charge.failed', charge);
  sandbox.events.emit('payment_intent.payment_failed', intent);
  return { status: 'declined', code, declineCode, message };
}

/** The money is there. The fee is known a moment later, as with Stripe: `charge.updated` tells it. */
export function succeed(sandbox: Sandbox, intent: PaymentIntent, number: string | null, method: PaymentMethod | null) {
  const { book, events } = sandbox;
  const charge = newCharge(sandbox, intent, { number, status: 'succeeded', failureCode: null });
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  intent.payment_method = method?.id ?? null;
  intent.last_payment_error = null;
  events.emit('charge.succeeded', charge);
  events.emit('payment_intent.succeeded', intent);
  charge.balance_transaction = move(sandbox, charge.amount, 'charge', 'charge', charge.id, feeOf(charge.amount)).id;
  events.emit('charge.updated', charge, { balance_transaction: null });
  book.changed();
  const { later } = behaviourOf(number ?? '', method !== null);
  if (later) openDispute(sandbox, charge, { isInquiry: later === 'inquiry' });
}

function newCharge(
  { book }: Sandbox,
  intent: PaymentIntent,
  { number, status, failureCode }: { number: string | null; status: Charge['status']; failureCode: string | null },
): Charge {
  const charge: Charge = {
    ...book.name('ch', 'charge'),
    ...{ amount: intent.amount, amount_refunded: 0, currency: 'usd', customer: intent.customer },
    ...{ payment_intent: intent.id, balance_transaction: null, paid: status === 'succeeded', refunded: false },
    ...{ disputed: false, status, receipt_url: null, metadata: intent.metadata, failure_code: failureCode },
    payment_method_details: number
      ? { type: 'card', card: { brand: brandOf(number), last4: number.slice(-4) } }
      : { type: 'us_bank_account' },
  };
  book.charges.set(charge.id, charge);
  if (number) book.numbers.set(charge.id, number);
  return charge;
}
