import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { objectKey } from '@/lib/storage/rules';
import { Client } from '../client';
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
};

/** A team of the cast's four with two cutouts that are done; `who` made the second. */
export async function aPlace(product: Product, cast: Cast, who: Who): Promise<Place> {
  const team = await aTeamOf(INSIDE.map((role) => ({ userId: cast.idOf(role), role })));
  const hash = await store(product, randomBytes(64));
  const cutout = async (createdById: string) => {
    const { id } = await db().cutout.create({
      data: {
        ...{ id: newId(), workspaceId: team.id, createdById, name: 'fjord.png', status: 'succeeded', first: false },
        ...{
          priceMicros: 0n,
          provider: 'local',
          model: 'm',
          sourceHash: hash,
          sourceFormat: 'png',
          sourceSizeBytes: 64,
        },
        ...{ resultHash: hash, resultSizeBytes: 64, thumb256Hash: hash, thumb512Hash: hash },
        ...{ width: 8, height: 8, placeholder: 'data:,', deadlineAt: new Date(), endedAt: new Date() },
      },
    });
    return id;
  };
  // Somebody who left, and what they made.
  const maker = who === 'nobody' ? null : cast.idOf(who);
  if (maker && !isInside(who)) {
    const member = { workspaceId: team.id, userId: maker, role: 'admin' } as const;
    if (who === 'ex-member') await db().member.create({ data: member });
  }
  const place = {
    slug: team.slug,
    workspaceId: team.id,
    cutoutId: await cutout(cast.idOf('owner')),
    ownCutoutId: await cutout(maker ?? cast.idOf('owner')),
  };
  if (who === 'ex-member') await db().member.deleteMany({ where: { workspaceId: team.id, userId: maker ?? '' } });
  return place;
}

/** The same names for what is not there, as long as those that are. */
export function nowhere(place: Place): Place {
  const other = (text: string) => (text.includes('-') && text.length === 36 ? newId() : `team-${newId()}`);
  return {
    slug: other(place.slug),
    workspaceId: other(place.workspaceId),
    cutoutId: other(place.cutoutId),
    ownCutoutId: other(place.ownCutoutId),
  };
}

function aTeamOf(members: { userId: string; role: (typeof INSIDE)[number] }[]) {
  return db().workspace.create({
    data: {
      ...{ slug: `team-${newId()}`, name: 'Team', kind: 'team' },
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
