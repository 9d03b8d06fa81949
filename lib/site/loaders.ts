import { appUrl, env } from '@/lib/env';

/** Where people reach this server. */
export const siteUrl = (): URL => new URL(appUrl());

/** What an image costs here, what a new person is given, and whether this server takes new people. Amounts in micro-USD. */
export function loadOffer() {
  const { PRICE_PER_IMAGE_MICROUSD, WELCOME_CREDIT_MICROUSD, SIGNUP } = env();
  return {
    priceMicros: PRICE_PER_IMAGE_MICROUSD,
    welcomeMicros: WELCOME_CREDIT_MICROUSD,
    takesSignUps: SIGNUP === 'open',
  };
}

/** Where pictures go: `private` is local mode with an upstream on this machine, `gmi` local mode with one elsewhere. */
export type Mode = 'production' | 'private' | 'gmi';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** How this server runs, as every page says it. */
export function loadMode(): Mode {
  const { MODE, GMI_BASE_URL } = env();
  if (MODE === 'production') return 'production';
  return LOOPBACK.includes(new URL(GMI_BASE_URL).hostname) ? 'private' : 'gmi';
}
