import { stripe } from './stripe';

const NAME = 'Clearcut credits';

/** What customers may do in Stripe's portal: their card, their invoices, their address. Made once, found again by its name. */
async function configuration(): Promise<string> {
  for await (const one of stripe().billingPortal.configurations.list({ active: true })) {
    if (one.metadata?.name === NAME) return one.id;
  }
  const made = await stripe().billingPortal.configurations.create({
    metadata: { name: NAME },
    features: {
      payment_method_update: { enabled: true },
      invoice_history: { enabled: true },
      customer_update: { enabled: true, allowed_updates: ['address', 'email', 'name', 'tax_id'] },
    },
  });
  return made.id;
}

/** The address of the customer's own page at Stripe; it works for some minutes. */
export async function openPortal(customerId: string, returnUrl: string): Promise<string> {
  const session = await stripe().billingPortal.sessions.create({
    customer: customerId,
    configuration: await configuration(),
    return_url: returnUrl,
  });
  return session.url;
}
