import { z } from 'zod';
import { endpoint } from '../exchange';
import { invalid } from '../failure';
import { given, listOf } from '../find';
import type { PortalConfiguration, PortalSession } from '../objects';
import { expand, flag, metadata, paging, parse, text } from '../params';

const feature = z.strictObject({ enabled: flag });
const configurationSchema = z.strictObject({
  features: z.strictObject({
    payment_method_update: feature.optional(),
    invoice_history: feature.optional(),
    customer_update: feature.extend({ allowed_updates: z.array(text).optional() }).optional(),
  }),
  metadata,
  expand,
});
const sessionSchema = z.strictObject({
  customer: text,
  configuration: text.optional(),
  return_url: z.url().optional(),
  expand,
});

/** Stripe has a default only where somebody has saved one in the dashboard. */
const NOTHING_SAVED =
  'No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode.';

export const portalEndpoints = [
  endpoint('POST', 'billing_portal/configurations', ({ sandbox: { book }, params }) => {
    const { metadata: kept } = parse(configurationSchema, params);
    const made: PortalConfiguration = {
      ...book.name('bpc', 'billing_portal.configuration'),
      ...{ active: true, metadata: kept },
    };
    book.configurations.set(made.id, made);
    book.changed();
    return made;
  }),

  endpoint('GET', 'billing_portal/configurations', ({ sandbox: { book }, params }) => {
    const { active: _active, ...page } = parse(z.strictObject({ ...paging, active: flag.optional() }), params);
    return listOf(book.configurations.values(), page, '/v1/billing_portal/configurations');
  }),

  endpoint('POST', 'billing_portal/sessions', ({ sandbox: { book }, params, origin }) => {
    const wish = parse(sessionSchema, params);
    given(book.customers, wish.customer, 'customer', 'customer');
    if (!wish.configuration) throw invalid(NOTHING_SAVED);
    given(book.configurations, wish.configuration, 'configuration', 'configuration');
    const name = book.name('bps', 'billing_portal.session');
    const made: PortalSession = {
      ...name,
      ...{ customer: wish.customer, return_url: wish.return_url ?? null, url: `${origin}/portal/${name.id}` },
    };
    book.portals.set(made.id, made);
    book.changed();
    return made;
  }),
];
