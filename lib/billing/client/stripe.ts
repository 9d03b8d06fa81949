import Stripe from 'stripe';
import { env } from '@/lib/env';

/** Somebody waits for most answers; what they do not wait for is asked again by a job. */
const TIMEOUT_MS = 8_000;

function address(base: string) {
  const { hostname, protocol, port } = new URL(base);
  const isPlain = protocol === 'http:';
  // The SDK's port is 443 whatever the protocol, unless it is told.
  return {
    host: hostname,
    protocol: isPlain ? ('http' as const) : ('https' as const),
    port: port || (isPlain ? 80 : 443),
  };
}

let client: Stripe | undefined;

/** Whether credit is sold here at all. */
export const canSell = (): boolean => env().STRIPE_SECRET_KEY !== undefined;

/** Stripe's SDK, at `STRIPE_API_BASE` where one is named. Throws without a key: ask `canSell` first. */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  if (!key) throw new Error('no STRIPE_SECRET_KEY: nothing is sold here');
  client ??= new Stripe(key, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'Clearcut' },
    ...(base && address(base)),
  });
  return client;
}

/** An object that was asked for whole, or its id. */
export const idOf = (one: string | { id: string } | null | undefined): string | null =>
  (typeof one === 'string' ? one : one?.id) ?? null;

/** The object where it came expanded. */
export const expanded = <T extends object>(one: string | T | null | undefined): T | null =>
  typeof one === 'object' ? one : null;
