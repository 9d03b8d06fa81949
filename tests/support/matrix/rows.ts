import { newId } from '@/lib/ids';
import { action, get, page, type Row, sends } from './row';
import type { Place } from './world';

const hash = 'a'.repeat(64);
const inWorkspace =
  (address: string) =>
  ({ slug }: Place) =>
    `${address}?workspace=${slug}`;
const below =
  (address: string) =>
  ({ slug, cutoutId }: Place) =>
    address.replace('[workspace]', slug).replace('[id]', cutoutId);
const till =
  (wish: unknown) =>
  ({ slug }: Place) => ({ workspace: slug, wish });

/** Doors of the product itself, whoever comes. */
const HOUSE: Row[] = [
  ...['/', '/prices', '/privacy', '/forgot', '/sent', '/mailbox'].map((at) => page(at, 'everybody')),
  ...['/sign-in', '/sign-up'].map((at) => page(at, 'everybody')),
  ...['/sign-in/link', '/reset', '/verify'].map((at) => page(at, 'everybody', () => `${at}?token=${newId()}`)),
  page('/mailbox/[id]', 'nobody of them', () => `/mailbox/00000000-0000-7000-8000-000000000000`),
  page('/operator', 'nobody of them'),
  get('/api/operator.csv', 'nobody of them'),
  get('/api/[...nowhere]', 'nobody of them', () => '/api/no/where'),
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    sends(method, '/api/[...nowhere]', 'nobody of them', () => '/api/no/where'),
  ),
  get('/api/auth/[...nextauth]', 'everybody', () => '/api/auth/csrf'),
  sends('POST', '/api/auth/[...nextauth]', 'everybody', () => '/api/auth/signout'),
  get('/api/health/live', 'everybody'),
  get('/api/health/ready', 'everybody'),
  { ...sends('POST', '/api/signup', 'everybody', () => '/api/signup'), status: 422 },
  { ...sends('POST', '/api/forgot', 'everybody', () => '/api/forgot'), status: 422 },
  { ...sends('POST', '/api/webhooks/stripe', 'everybody', () => '/api/webhooks/stripe'), status: 400 },
  action('giveCredit', 'nobody of them', till({ key: newId(), gift: { images: 1 }, reason: 'because' })),
];

/** Doors of a person's own. */
const PERSON: Row[] = [
  page('/settings', 'signed in'),
  page('/w', 'signed in'),
  action('saveName', 'signed in', () => null),
  action('savePassword', 'signed in', () => null),
  action('endOneSession', 'signed in', () => newId()),
  action('endOtherSessions', 'signed in', () => null),
];

const CUTOUTS: Row[] = [
  page('/w/[workspace]/remove', 'cut', below('/w/[workspace]/remove')),
  page('/w/[workspace]/cutouts', 'look', below('/w/[workspace]/cutouts')),
  page('/w/[workspace]/cutouts/[id]', 'look', below('/w/[workspace]/cutouts/[id]')),
  page('/w/[workspace]/[...missing]', 'nobody of them', below('/w/[workspace]/no/such/page')),
  get('/api/cutouts', 'look', inWorkspace('/api/cutouts')),
  { ...sends('POST', '/api/cutouts', 'cut', inWorkspace('/api/cutouts')), status: 400 },
  sends('POST', '/api/cutouts/known', 'cut', inWorkspace('/api/cutouts/known'), () => ({ hashes: [hash] })),
  get('/api/cutouts/[id]', 'look', below('/api/cutouts/[id]')),
  { ...sends('DELETE', '/api/cutouts/[id]', 'manage_cutouts', below('/api/cutouts/[id]')), of: 'of somebody else' },
  {
    ...sends('DELETE', '/api/cutouts/[id]', 'organize', ({ ownCutoutId }) => `/api/cutouts/${ownCutoutId}`),
    of: 'of one’s own',
  },
  ...['original', 'result', 'thumbnail'].map((kind) =>
    get(`/api/cutouts/[id]/${kind}`, 'look', below(`/api/cutouts/[id]/${kind}`)),
  ),
  get('/api/events', 'look', inWorkspace('/api/events')),
];

const MONEY: Row[] = [
  page('/w/[workspace]/credits', 'see_money', below('/w/[workspace]/credits')),
  page('/w/[workspace]/credits/return', 'see_money', below('/w/[workspace]/credits/return')),
  page('/w/[workspace]/credits/statement', 'see_money', below('/w/[workspace]/credits/statement')),
  get('/api/wallet', 'see_money', inWorkspace('/api/wallet')),
  get('/api/ledger.csv', 'see_money', inWorkspace('/api/ledger.csv')),
  action('buyCredit', 'pay', till({ images: 250 })),
  action('openPortal', 'pay', till(null)),
  action('refundCredit', 'pay', till({ amountCents: null, key: newId() })),
  action('saveTopUp', 'pay', till({ enabled: false, belowImages: 10, images: 250, monthlyCents: 5_000 })),
  action('saveLowLevel', 'pay', till({ images: 10 })),
];

/** Who may open which door. A door of the build without a row fails the test. */
export const ROWS: Row[] = [...HOUSE, ...PERSON, ...CUTOUTS, ...MONEY];
