import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, paidSession, type StripeCaller, stripeCaller } from '../support/stripe-sandbox';
import { until } from '../support/until';

let caller: StripeCaller;
let stripe: Stripe;
beforeAll(async () => {
  caller = await stripeCaller();
  stripe = caller.stripe;
});
afterAll(() => caller?.close());

const state = async (id: string) => {
  const { status, payment_status } = await stripe.checkout.sessions.retrieve(id);
  return `${status}/${payment_status}`;
};

describe('a checkout session', () => {
  test('has no payment intent before it is paid, then all of the money down to the fee', async () => {
    const open = await openSession(caller, { invoice_creation: { enabled: true } });
    expect(open).toMatchObject({ status: 'open', payment_intent: null, amount_total: 2000, invoice: null });
    await caller.control('POST', `checkout/${open.id}/pay`, {});
    const paid = await stripe.checkout.sessions.retrieve(open.id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'invoice'],
    });
    expect(paid).toMatchObject({
      ...{ status: 'complete', payment_status: 'paid', url: null },
      invoice: { status: 'paid', number: expect.stringMatching(/^SANDBOX-/), amount_paid: 2000 },
      payment_intent: { status: 'succeeded', latest_charge: { balance_transaction: { fee: 88, net: 1912 } } },
    });
  });

  test.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000009987', 'card_declined', 'lost_card'],
    ['4000000000000069', 'expired_card', null],
    ['4000000000000127', 'incorrect_cvc', null],
    ['4000000000000119', 'processing_error', null],
  ])('stays open after the card %s, which is refused as %s / %s', async (card, code, declineCode) => {
    const { id } = await openSession(caller);
    const { json } = await caller.control('POST', `checkout/${id}/pay`, { card });
    expect(json).toMatchObject({ status: 'declined', code, declineCode });
    expect(await state(id)).toBe('open/unpaid');
  });

  test('expires by its clock or by hand, and is then paid no more', async () => {
    const { id } = await openSession(caller);
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow(/with a status in \["open"\]/);
    const other = await openSession(caller);
    await caller.control('POST', 'clock', { skipSeconds: 86_401 });
    expect((await caller.control('POST', `checkout/${other.id}/pay`, {})).status).toBe(400);
    expect(await state(other.id)).toBe('expired/unpaid');
  });

  test('is found by its payment intent', async () => {
    const { id, intent } = await paidSession(caller);
    const { data } = await stripe.checkout.sessions.list({ payment_intent: intent });
    expect(data.map((one) => one.id)).toEqual([id]);
  });
});

describe('a refund', () => {
  test('gives a part back, then the rest, and never more', async () => {
    const { intent } = await paidSession(caller);
    const refund = (amount?: number) => stripe.refunds.create({ payment_intent: intent, ...(amount && { amount }) });
    await refund(500);
    await expect(refund(1_501)).rejects.toThrow(
      'Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)',
    );
    expect(await refund()).toMatchObject({ amount: 1_500, status: 'succeeded' });
    await expect(refund()).rejects.toMatchObject({ code: 'charge_already_refunded' });
  });

  test('that fails after it had succeeded brings the money back', async () => {
    const { intent } = await paidSession(caller, '4000000000005126');
    const { id, status } = await stripe.refunds.create({ payment_intent: intent });
    expect(status).toBe('succeeded');
    await until(async () => (await stripe.refunds.retrieve(id)).status === 'failed');
    const { data } = await stripe.balanceTransactions.list({ source: id });
    expect(data.map(({ amount }) => amount)).toEqual([2_000, -2_000]);
  });
});

describe('a dispute', () => {
  test('takes the money and a fee, blocks refunds, and brings both back when it is won', async () => {
    const { intent } = await paidSession(caller, '4000000000000259');
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent })).data;
    expect(dispute).toMatchObject({
      status: 'needs_response',
      balance_transactions: [{ amount: -2_000, fee: 1_500, net: -3_500 }],
    });
    await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_disputed' });
    await caller.control('POST', `disputes/${dispute?.id}/close`, { status: 'won' });
    expect((await caller.control('POST', `disputes/${dispute?.id}/close`, { status: 'lost' })).status).toBe(400);
    const { data } = await stripe.balanceTransactions.list({ source: dispute?.id ?? '' });
    expect(data.map(({ reporting_category, net }) => [reporting_category, net])).toEqual([
      ['dispute_reversal', 3_500],
      ['dispute', -3_500],
    ]);
  });

  test('that is an inquiry moves no money, and ends as one', async () => {
    const { intent } = await paidSession(caller);
    const { json } = await caller.control('POST', 'disputes', { payment_intent: intent, inquiry: true });
    expect(json).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    expect((await caller.control('POST', `disputes/${json.id}/close`, { status: 'lost' })).status).toBe(400);
    await caller.control('POST', `disputes/${json.id}/close`, { status: 'warning_closed' });
    expect((await stripe.disputes.retrieve(json.id)).status).toBe('warning_closed');
  });
});

describe('an invoice', () => {
  async function draft(card: string, authenticated = false) {
    const { id: customer } = await stripe.customers.create({});
    await caller.control('POST', `customers/${customer}/card`, { card, authenticated });
    const [method] = (await stripe.customers.listPaymentMethods(customer)).data;
    const invoice = await stripe.invoices.create({ customer, default_payment_method: method?.id ?? '' });
    await stripe.invoiceItems.create({ customer, invoice: invoice.id, amount: 1_000, currency: 'usd' });
    await stripe.invoices.finalizeInvoice(invoice.id);
    return invoice.id;
  }

  test('is paid off-session with the saved card', async () => {
    expect(await stripe.invoices.pay(await draft('4242424242424242'))).toMatchObject({
      status: 'paid',
      amount_paid: 1_000,
    });
  });

  test('stays open when the card is declined, and the decline is kept under its key', async () => {
    const id = await draft('4000000000000341');
    const pay = () => stripe.invoices.pay(id, {}, { idempotencyKey: `pay:${id}` });
    await expect(pay()).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
    await expect(pay()).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(await stripe.invoices.retrieve(id)).toMatchObject({ status: 'open', attempt_count: 1 });
    expect((await stripe.invoices.voidInvoice(id)).status).toBe('void');
    await expect(stripe.invoices.pay(id)).rejects.toMatchObject({ statusCode: 400 });
  });

  test('whose bank always asks is refused off-session; one that was set up for it is not', async () => {
    const asked = stripe.invoices.pay(await draft('4000002760003184', true));
    await expect(asked).rejects.toMatchObject({ statusCode: 402, code: 'authentication_required' });
    expect((await stripe.invoices.pay(await draft('4000002500003155', true))).status).toBe('paid');
    const notSetUp = stripe.invoices.pay(await draft('4000002500003155'));
    await expect(notSetUp).rejects.toMatchObject({ code: 'authentication_required' });
  });
});

test('a restart forgets nothing: objects, keys, events', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'clearcut-stripe-')), 'objects.json');
  const first = await stripeCaller({ file });
  const { id } = await paidSession(first);
  const kept = await first.stripe.customers.create({ name: 'K' }, { idempotencyKey: 'kept' });
  const events = (await first.stripe.events.list({ limit: 100 })).data.map((event) => event.id);
  await first.close();
  const second = await stripeCaller({ file });
  expect((await second.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
  expect((await second.stripe.customers.create({ name: 'K' }, { idempotencyKey: 'kept' })).id).toBe(kept.id);
  expect((await second.stripe.events.list({ limit: 100 })).data.map((event) => event.id)).toEqual(events);
  await second.close();
  await rm(path.dirname(file), { recursive: true });
});
