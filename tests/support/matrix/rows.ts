import { newId } from '@/lib/ids';
import { action, formAction, get, page, type Row, sends } from './row';
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
  page('/w/[workspace]/cutouts/trash', 'organize', below('/w/[workspace]/cutouts/trash')),
  page('/w/[workspace]/cutouts/[id]', 'look', below('/w/[workspace]/cutouts/[id]')),
  page('/w/[workspace]/[...missing]', 'nobody of them', below('/w/[workspace]/no/such/page')),
  get('/api/cutouts', 'look', inWorkspace('/api/cutouts')),
  { ...get('/api/cutouts', 'organize', (place) => `${inWorkspace('/api/cutouts')(place)}&trash=1`), of: 'the trash' },
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

const inTeam = (wish: (place: Place) => unknown) => (place: Place) => ({ workspace: place.slug, wish: wish(place) });
const person = (more: object = {}) => inTeam(({ personId }) => ({ userId: personId, ...more }));
const invited = inTeam(({ invitationId }) => ({ id: invitationId }));

const TEAM: Row[] = [
  page('/w/[workspace]/team', 'look', below('/w/[workspace]/team')),
  page('/w/[workspace]/activity', 'see_activity', below('/w/[workspace]/activity')),
  get('/api/activity.csv', 'see_activity', inWorkspace('/api/activity.csv')),
  page('/w/[workspace]/settings', 'change_workspace', below('/w/[workspace]/settings')),
  page('/invite/[token]', 'everybody', ({ invitationToken }) => `/invite/${invitationToken}`),
  get('/api/workspaces/[workspace]/picture', 'look', below('/api/workspaces/[workspace]/picture')),
  {
    ...sends(
      'PUT',
      '/api/workspaces/[workspace]/picture',
      'change_workspace',
      below('/api/workspaces/[workspace]/picture'),
    ),
    status: 415,
  },
  get('/api/people', 'comment', inWorkspace('/api/people')),
  formAction('foundTeam', 'signed in', () => ({ name: '', key: newId() })),
  action(
    'renameTeam',
    'change_workspace',
    inTeam(() => ({ name: 'Studio' })),
  ),
  action(
    'saveRetention',
    'change_workspace',
    inTeam(() => ({ days: 30 })),
  ),
  action(
    'dropPicture',
    'change_workspace',
    inTeam(() => null),
  ),
  action(
    'deleteTeam',
    'own',
    inTeam(() => ({ name: 'another name' })),
  ),
  formAction('inviteToTeam', 'manage_people', ({ slug }) => ({
    workspace: slug,
    emails: 'x@example.com',
    role: 'member',
  })),
  action('revokeInvitation', 'manage_people', invited),
  action('sendInvitationAgain', 'manage_people', invited),
  // Bound to an address that is none of theirs: it has ended for whoever is signed in.
  action('acceptInvitation', 'signed in', ({ invitationToken }) => ({ token: invitationToken })),
  action('setMemberRole', 'manage_people', person({ role: 'viewer' })),
  action('setMemberCap', 'manage_people', person({ capMicros: '1000' })),
  action('removePerson', 'manage_people', person({ keepsLinks: false })),
  action('handOverTeam', 'own', person()),
  {
    ...action(
      'leaveTeam',
      'look',
      inTeam(() => null),
    ),
    closedTo: 'owner',
  },
];

const bulk = (kind: string, opens: Row['opens'], more: object = {}): Row => ({
  ...sends('POST', '/api/cutouts/bulk', opens, inWorkspace('/api/cutouts/bulk'), ({ cutoutId }) => ({
    selection: { ids: [cutoutId] },
    act: { kind, ...more },
  })),
  of: kind,
});
const comments = '/api/cutouts/[id]/comments';

const GALLERY: Row[] = [
  bulk('favourite', 'look'),
  bulk('unfavourite', 'look'),
  ...['trash', 'restore', 'purge'].map((kind) => bulk(kind, 'organize')),
  bulk('tag', 'organize', { name: 'red' }),
  bulk('untag', 'organize', { tagId: newId() }),
  bulk('move', 'nobody of them', { to: 'nowhere' }),
  {
    door: 'POST /api/zip',
    opens: 'look',
    send: ({ slug, cutoutId }) => ({
      path: `/api/zip?workspace=${slug}`,
      method: 'POST',
      body: new URLSearchParams({ selection: JSON.stringify({ ids: [cutoutId] }) }),
    }),
  },
  get(comments, 'look', below(comments)),
  sends('POST', comments, 'comment', below(comments), () => ({ text: 'hello' })),
  ...(['commentId', 'ownCommentId'] as const).map((which) => ({
    ...sends(
      'DELETE',
      `${comments}/[comment]`,
      which === 'commentId' ? 'manage_cutouts' : 'comment',
      (place) => `${below(comments)(place)}/${place[which]}`,
    ),
    of: which === 'commentId' ? 'of somebody else' : 'of one’s own',
  })),
];

const share =
  (address: string) =>
  ({ shareToken, cutoutId }: Place) =>
    address.replace('[token]', shareToken).replace('[cutout]', cutoutId);

const SHARES: Row[] = [
  page('/w/[workspace]/shares', 'share', below('/w/[workspace]/shares')),
  sends('POST', '/api/shares', 'share', inWorkspace('/api/shares'), ({ cutoutId }) => ({ cutoutIds: [cutoutId] })),
  ...(['PATCH', 'DELETE'] as const).flatMap((method) =>
    (['shareId', 'ownShareId'] as const).map((which) => ({
      ...sends(
        method,
        '/api/shares/[id]',
        which === 'shareId' ? 'manage_cutouts' : 'share',
        (place) => `/api/shares/${place[which]}`,
      ),
      of: which === 'shareId' ? 'of somebody else' : 'of one’s own',
    })),
  ),
  page('/s/[token]', 'everybody', share('/s/[token]')),
  get('/api/s/[token]/[cutout]/preview', 'everybody', share('/api/s/[token]/[cutout]/preview')),
  get('/api/s/[token]/[cutout]/result', 'everybody', share('/api/s/[token]/[cutout]/result')),
  get('/api/s/[token]/zip', 'everybody', share('/api/s/[token]/zip')),
  sends('POST', '/api/s/[token]/view', 'everybody', share('/api/s/[token]/view')),
  // This link has none.
  sends('POST', '/api/s/[token]/password', 'nobody of them', share('/api/s/[token]/password'), () => ({
    password: 'x',
  })),
];

/** Who may open which door. A door of the build without a row fails the test. */
export const ROWS: Row[] = [...HOUSE, ...PERSON, ...CUTOUTS, ...MONEY, ...TEAM, ...GALLERY, ...SHARES];
