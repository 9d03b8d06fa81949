import { env } from '@/lib/env';

/** What an image costs here, what a new person is given, and whether this server takes new people. Amounts in micro-USD. */
export function loadOffer() {
  const { PRICE_PER_IMAGE_MICROUSD, WELCOME_CREDIT_MICROUSD, SIGNUP } = env();
  return {
    priceMicros: PRICE_PER_IMAGE_MICROUSD,
    welcomeMicros: WELCOME_CREDIT_MICROUSD,
    takesSignUps: SIGNUP === 'open',
  };
}

/** Where pictures go: `private` is local mode with the stand-in, where nothing leaves this machine. */
export type Mode = 'production' | 'private' | 'local-with-key';

/** How this server runs, as every page says it. */
export function loadMode(): Mode {
  const { MODE, GMI_API_KEY } = env();
  if (MODE === 'production') return 'production';
  return GMI_API_KEY ? 'local-with-key' : 'private';
}
