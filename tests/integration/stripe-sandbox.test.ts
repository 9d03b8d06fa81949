import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type StripeCaller, stripeCaller } from '../support/stripe-sandbox';

let caller: StripeCaller;
let stripe: Stripe;
beforeAll(async () => {
  caller = await stripeCaller();
  stripe = caller.stripe;
});
afterAll(() => caller?.close());

const raw = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${caller.url}${path}`, { method: 'POST', body, headers: { authorization: 'Bearer sk_test_x', ...headers } });

describe('parameters', () => {
  test('one that the endpoint does not have is refused by its name', async () => {
    const answer = await raw('/v1/customers', 'invoice_settings[planet]=mars');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'parameter_unknown', param: 'invoice_settings' } });
  });

  test('payment_method_types is refused, which the pinned version no longer has', async () => {
    const answer = await raw('/v1/checkout/sessions', 'mode=payment&payment_method_types[0]=card');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  test('a session without what it needs is refused by the name of that', async () => {
    const wanting = stripe.checkout.sessions.create({ mode: 'payment', success_url: 'http://shop.example' });
    await expect(wanting).rejects.toMatchObject({ code: 'parameter_missing', param: 'line_items' });
  });

  test('an expand that does not exist is refused', async () => {
    const { id } = await stripe.customers.create({});
    await expect(stripe.customers.retrieve(id, { expand: ['nonsense'] })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('tax on a customer whose address may not be kept is refused, as at Stripe', async () => {
    const asked = openSession(caller, { automatic_tax: { enabled: true }, customer_update: { name: 'auto' } });
    await expect(asked).rejects.toMatchObject({ code: 'customer_tax_location_invalid' });
  });
});

describe('who asks', () => {
  test.each(['nonsense', 'sk_live_1234'])('with the key %j is turned away', async (key) => {
    await expect(caller.sdk(key).events.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  });

  test('is answered with a request id and the version of the SDK', async () => {
    const { lastResponse } = await stripe.customers.create({});
    expect(lastResponse.requestId).toMatch(/^req_/);
    expect(lastResponse.apiVersion).toBe(Stripe.API_VERSION);
  });

  test('from a page of another site gets nothing done by the controls', async () => {
    const { status } = await caller.control('POST', 'clock', { skipSeconds: 1 }, { origin: 'http://evil.example' });
    expect(status).toBe(403);
  });
});

describe('idempotency', () => {
  test('one key makes one object, and says that it is a replay', async () => {
    const once = await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'one' });
    const twice = await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'one' });
    expect(twice.id).toBe(once.id);
    expect(twice.lastResponse.headers['idempotent-replayed']).toBe('true');
  });

  test('the same key with other parameters is refused', async () => {
    await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'two' });
    const other = stripe.customers.create({ name: 'B' }, { idempotencyKey: 'two' });
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  test('a twin of a request under way is a 409', async () => {
    await caller.control('POST', 'faults', [{ method: 'POST', path: '/v1/customers', delayMs: 200 }]);
    const twins = [1, 2].map(() => raw('/v1/customers', 'name=A', { 'idempotency-key': 'three' }));
    expect((await Promise.all(twins)).map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a refused parameter leaves the key free', async () => {
    expect((await raw('/v1/customers', 'foo=1', { 'idempotency-key': 'four' })).status).toBe(400);
    expect((await raw('/v1/customers', 'name=A', { 'idempotency-key': 'four' })).status).toBe(200);
  });

  test('a call whose answer was lost is found again under its key', async () => {
    await caller.control('POST', 'faults', [{ method: 'POST', path: '/v1/customers', drop: true, after: true }]);
    await expect(raw('/v1/customers', 'name=Lost', { 'idempotency-key': 'five' })).rejects.toThrow();
    const again = await raw('/v1/customers', 'name=Lost', { 'idempotency-key': 'five' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('lists and what is gone', () => {
  test('pages go from the newest to the oldest, each once', async () => {
    const { id: customer } = await stripe.customers.create({});
    for (let count = 0; count < 5; count += 1) {
      await caller.control('POST', `customers/${customer}/card`, { card: `424242424242424${count}` });
    }
    const found = stripe.customers.listPaymentMethods(customer, { limit: 2 });
    const cards = await found.autoPagingToArray({ limit: 10 });
    expect(cards.map(({ card }) => card?.last4)).toEqual(['4244', '4243', '4242', '4241', '4240']);
  });

  test('a deleted customer is a husk; what never was is a 404, and a 400 where a parameter names it', async () => {
    const { id } = await stripe.customers.create({});
    await stripe.customers.del(id);
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    const missing = { code: 'resource_missing' };
    await expect(stripe.customers.retrieve('cus_never')).rejects.toMatchObject({ statusCode: 404, ...missing });
    const asked = openSession(caller, { customer: 'cus_never' });
    await expect(asked).rejects.toMatchObject({ statusCode: 400, ...missing });
  });

  test('an address that Stripe does not have is a 404', async () => {
    expect((await raw('/v1/no_such_thing', '')).status).toBe(404);
  });
});
