import { z } from 'zod';
import { digits } from './cards';
import { invalid } from './failure';
import { faultSchema } from './faults';
import { replaceCard, saveCard } from './flows/customers';
import { closeDispute, openDispute } from './flows/disputes';
import { payInvoice } from './flows/invoices';
import { createRefund, endRefund } from './flows/refunds';
import { answerBank, applyCode, endLater, pay, payLater } from './flows/sessions';
import type { Sandbox } from './sandbox';

type Control = { method: string; path: RegExp; run: (sandbox: Sandbox, body: unknown, id: string) => unknown };

const control = (method: string, path: string, run: Control['run']): Control => ({
  method,
  path: new RegExp(`^/sandbox/${path.replace(':id', '([\\w-]+)')}$`),
  run,
});

const paySchema = z.strictObject({
  card: z.string().optional(),
  delayed: z.boolean().default(false),
  promotionCode: z.string().optional(),
  /** What the customer answers when the bank asks; without it the question stays open. */
  authenticate: z.enum(['complete', 'fail']).optional(),
});

function got<Kind>(map: Map<string, Kind>, id: string): Kind {
  const found = map.get(id);
  if (!found) throw invalid(`There is no ${id} here.`, {}, 404);
  return found;
}

/** What only tests and curious people ask for: to be the buyer, the bank, the operator at the dashboard, and bad luck. */
export const CONTROLS: readonly Control[] = [
  control('POST', 'checkout/:id/pay', (sandbox, body, id) => {
    const session = got(sandbox.book.sessions, id);
    const wish = paySchema.parse(body);
    if (wish.promotionCode && !applyCode(sandbox, session, wish.promotionCode)) throw invalid('No such code.');
    if (wish.delayed) {
      payLater(sandbox, session);
      return { status: 'processing' };
    }
    const number = digits(wish.card ?? '4242424242424242');
    const outcome = pay(sandbox, session, { number, method: null, isAuthenticated: false });
    if (outcome.status !== 'requires_action' || !wish.authenticate) return outcome;
    return answerBank(sandbox, session, wish.authenticate === 'complete');
  }),
  control('POST', 'delayed/:id', (sandbox, body, id) => {
    const { outcome } = z.strictObject({ outcome: z.enum(['succeed', 'fail']) }).parse(body);
    endLater(sandbox, got(sandbox.book.sessions, id), outcome === 'succeed');
    return {};
  }),
  control('POST', 'invoices/:id/pay', (sandbox, body, id) => {
    const { card } = z.strictObject({ card: z.string() }).parse(body);
    const by = { number: digits(card), method: null, isAuthenticated: true, isOffSession: false };
    return payInvoice(sandbox, got(sandbox.book.invoices, id), by);
  }),
  control('POST', 'customers/:id/card', (sandbox, body, id) => {
    const { card, authenticated } = z
      .strictObject({ card: z.string(), authenticated: z.boolean().default(true) })
      .parse(body);
    const customer = got(sandbox.book.customers, id);
    if (authenticated) return replaceCard(sandbox, customer, digits(card));
    return saveCard(sandbox, customer.id, digits(card), false);
  }),
  control('POST', 'disputes', (sandbox, body) => {
    const wish = z
      .strictObject({
        payment_intent: z.string(),
        amount: z.number().int().optional(),
        inquiry: z.boolean().default(false),
      })
      .parse(body);
    const intent = got(sandbox.book.intents, wish.payment_intent);
    const charge = got(sandbox.book.charges, intent.latest_charge ?? '');
    return openDispute(sandbox, charge, { ...(wish.amount && { amount: wish.amount }), isInquiry: wish.inquiry });
  }),
  control('POST', 'disputes/:id/close', (sandbox, body, id) => {
    const { status } = z.strictObject({ status: z.enum(['won', 'lost', 'warning_closed']) }).parse(body);
    closeDispute(sandbox, got(sandbox.book.disputes, id), status);
    return {};
  }),
  control('POST', 'refunds', (sandbox, body) => {
    const wish = z.strictObject({ payment_intent: z.string(), amount: z.number().int().optional() }).parse(body);
    const intent = got(sandbox.book.intents, wish.payment_intent);
    const charge = got(sandbox.book.charges, intent.latest_charge ?? '');
    return createRefund(sandbox, charge, wish.amount === undefined ? {} : { amount: wish.amount });
  }),
  control('POST', 'refunds/:id', (sandbox, body, id) => {
    const { status } = z.strictObject({ status: z.enum(['succeeded', 'failed']) }).parse(body);
    endRefund(sandbox, got(sandbox.book.refunds, id), status);
    return {};
  }),
  control('POST', 'webhooks', (sandbox, body) => {
    const wish = z
      .strictObject({
        url: z.string().optional(),
        secret: z.string().optional(),
        isPaused: z.boolean().optional(),
        copies: z.number().int().min(1).max(50).optional(),
        disorderMs: z.number().int().min(0).max(60_000).optional(),
      })
      .parse(body);
    const wasPaused = sandbox.events.wish.isPaused;
    Object.assign(sandbox.events.wish, wish);
    if (wasPaused && wish.isPaused === false) sandbox.events.resume();
    return sandbox.events.wish;
  }),
  control('GET', 'events', ({ book }) =>
    [...book.events.values()].map((event) => ({ ...event, ...book.deliveries.get(event.id) })),
  ),
  control('POST', 'events/:id/deliver', async (sandbox, body, id) => {
    const wish = z
      .strictObject({
        times: z.number().int().min(1).max(100).default(1),
        signedAt: z.number().optional(),
        secret: z.string().optional(),
      })
      .parse(body);
    const how = { ...(wish.signedAt && { signedAt: wish.signedAt }), ...(wish.secret && { secret: wish.secret }) };
    return { statuses: await Promise.all(Array.from({ length: wish.times }, () => sandbox.events.deliver(id, how))) };
  }),
  control('POST', 'faults', (sandbox, body) => {
    sandbox.faults.add(z.array(faultSchema).parse(body));
    return {};
  }),
  control('DELETE', 'faults', (sandbox) => {
    sandbox.faults.clear();
    return {};
  }),
  control('POST', 'clock', (sandbox, body) => {
    sandbox.book.skip(z.strictObject({ skipSeconds: z.number().int() }).parse(body).skipSeconds);
    return { now: sandbox.book.now() };
  }),
  control('POST', 'promotion_codes', ({ book }, body) => {
    const schema = z.strictObject({
      code: z.string(),
      percentOff: z.number().default(0),
      amountOff: z.number().int().default(0),
    });
    const code = schema.parse(body);
    book.codes.set(code.code, code);
    return code;
  }),
  control('GET', 'calls', ({ calls }) => calls.all()),
  control('DELETE', 'calls', ({ calls }) => {
    calls.clear();
    return {};
  }),
];
