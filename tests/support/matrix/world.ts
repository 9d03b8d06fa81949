import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { sealToken } from '@/lib/shares/token';
import { objectKey } from '@/lib/storage/rules';
import { hashToken, newToken } from '@/lib/tokens';
import { Client } from '../client';
import { aPerson } from '../factories';
import { signedIn } from '../http';
import type { Product } from '../product';

export const EVERYBODY = [
  'nobody',
  'stranger',
  'other owner',
  'ex-member',
  'viewer',
  'member',
  'admin',
  'owner',
] as const;
export type Who = (typeof EVERYBODY)[number];

type Somebody = { client: Client; userId: string };
export type Cast = { of: (who: Who) => Client; idOf: (who: Who) => string };

const INSIDE = ['viewer', 'member', 'admin', 'owner'] as const;
/** Whether somebody belongs to the team. */
export const isInside = (who: Who): who is (typeof INSIDE)[number] => INSIDE.some((one) => one === who);

/** The eight, each in a browser of their own; the other owner has a team too. */
export async function castOf(product: Product): Promise<Cast> {
  const people = new Map<Who, Somebody>();
  for (const who of EVERYBODY) {
    if (who === 'nobody') continue;
    const { client, user } = await signedIn(product.url);
    people.set(who, { client, userId: user.id });
  }
  const find = (who: Who) => {
    const somebody = people.get(who);
    if (!somebody) throw new Error(`${who} has no account`);
    return somebody;
  };
  await aTeamOf([{ userId: find('other owner').userId, role: 'owner' }]);
  return {
    of: (who) => (who === 'nobody' ? new Client(product.url) : find(who).client),
    idOf: (who) => find(who).userId,
  };
}

/** What the requests name: a team and what is in it. */
export type Place = {
  slug: string;
  workspaceId: string;
  /** Made by the owner, and by whoever asks. */
  cutoutId: string;
  ownCutoutId: string;
  commentId: string;
  ownCommentId: string;
  shareId: string;
  ownShareId: string;
  /** Of the owner's share link, and of an invitation for somebody else. */
  shareToken: string;
  invitationToken: string;
  invitationId: string;
  /** A member who is nobody of the eight. */
  personId: string;
};

/** A team of the cast's four and a fifth, with two of each thing: of the owner, and of `who`. */
export async function aPlace(product: Product, cast: Cast, who: Who): Promise<Place> {
  const { user: person } = await aPerson();
  const team = await aTeamOf([
    ...INSIDE.map((role) => ({ userId: cast.idOf(role), role })),
    { userId: person.id, role: 'member' },
  ]);
  const [owner, maker] = [cast.idOf('owner'), who === 'nobody' ? cast.idOf('owner') : cast.idOf(who)];
  const left = { workspaceId: team.id, userId: maker };
  if (who === 'ex-member') await db().member.create({ data: { ...left, role: 'admin' } });
  const hash = await store(product, randomBytes(64));
  await db().workspacePicture.create({ data: { workspaceId: team.id, bytes: Buffer.from(hash) } });
  const cutout = (createdById: string) => aCutoutOf(team.id, createdById, hash);
  const [cutoutId, ownCutoutId] = [await cutout(owner), await cutout(maker)];
  const comment = async (authorId: string) =>
    (await db().comment.create({ data: { cutoutId, authorId, text: 'nice' } })).id;
  const invitationToken = newToken();
  const invitation = await db().invitation.create({
    data: {
      ...{ workspaceId: team.id, email: `${newId()}@example.com`, role: 'member', invitedById: owner },
      ...{ tokenHash: hashToken(invitationToken), expiresAt: new Date(Date.now() + 60_000_000) },
    },
  });
  const [share, ownShare] = [await aShareOf(team.id, owner, cutoutId), await aShareOf(team.id, maker, cutoutId)];
  const place = {
    ...{ slug: team.slug, workspaceId: team.id, personId: person.id, cutoutId, ownCutoutId },
    ...{ commentId: await comment(owner), ownCommentId: await comment(maker) },
    ...{ shareId: share.id, ownShareId: ownShare.id, shareToken: share.token },
    ...{ invitationToken, invitationId: invitation.id },
  };
  if (who === 'ex-member') await db().member.deleteMany({ where: left });
  return place;
}

/** The same names for what is not there, as long as those that are. */
export function nowhere(place: Place): Place {
  const other = (text: string) => {
    if (text.startsWith('team-')) return `team-${newId()}`;
    return text.length === 36 ? newId() : randomBytes(32).toString('base64url').slice(0, text.length);
  };
  return {
    ...{ slug: other(place.slug), workspaceId: newId(), personId: newId(), cutoutId: newId(), ownCutoutId: newId() },
    ...{ commentId: newId(), ownCommentId: newId(), shareId: newId(), ownShareId: newId() },
    ...{ shareToken: other(place.shareToken), invitationToken: other(place.invitationToken), invitationId: newId() },
  };
}

async function aCutoutOf(workspaceId: string, createdById: string, hash: string): Promise<string> {
  const { id } = await db().cutout.create({
    data: {
      ...{ id: newId(), workspaceId, createdById, name: 'fjord.png', status: 'succeeded', first: false },
      ...{ priceMicros: 0n, provider: 'local', model: 'm', sourceHash: hash, sourceFormat: 'png', sourceSizeBytes: 64 },
      ...{ resultHash: hash, resultSizeBytes: 64, thumb256Hash: hash, thumb512Hash: hash },
      ...{ width: 8, height: 8, placeholder: 'data:,', deadlineAt: new Date(), endedAt: new Date() },
      // As many as `aPlace` writes.
      commentCount: 2,
    },
  });
  return id;
}

async function aShareOf(workspaceId: string, createdById: string, cutoutId: string) {
  const token = newToken();
  const { id } = await db().shareLink.create({
    data: {
      ...{ workspaceId, createdById, title: 'For you', allowsDownload: true },
      ...{ tokenHash: hashToken(token), tokenSealed: sealToken(token) },
      items: { create: { cutoutId, position: 0 } },
    },
  });
  return { id, token };
}

function aTeamOf(members: { userId: string; role: (typeof INSIDE)[number] }[]) {
  return db().workspace.create({
    data: {
      ...{ slug: `team-${newId()}`, name: 'Team', kind: 'team', pictureHash: 'f'.repeat(64) },
      members: { create: members },
      wallet: { create: {} },
      // A first look would make it.
      billing: { create: {} },
    },
  });
}

async function store(product: Product, bytes: Buffer): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = path.join(product.dataDir, 'blobs', objectKey(hash));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return hash;
}
