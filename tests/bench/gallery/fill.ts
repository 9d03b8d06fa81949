import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { thumbnails } from '@/lib/images/thumbnails';
import { objectKey } from '@/lib/storage/rules';
import { stageBytes } from '@/lib/storage/staging';
import { ROOT } from '@/scripts/setup/paths.mjs';

/** What names are made of: some are in one name of ten, `narwhal` in one of a hundred thousand. */
export const WORDS = ['fjord', 'teapot', 'sneaker', 'lamp', 'IMG', 'DSC', 'sofa', 'bottle', 'portrait', 'jacket'];
export const RARE = 'narwhal';

export type Look = { width: number; height: number; hash256: string; hash512: string; resultHash: string };

/** So many different pictures, as the product keeps them, from the samples of the demo account. */
export async function makeLooks(dataDir: string, count: number): Promise<Look[]> {
  const files = ['astronaut', 'cat', 'coffee'].map((name) => path.join(ROOT, 'prisma/samples', `${name}-cutout.png`));
  const looks: Look[] = [];
  for (let index = 0; index < count; index += 1) {
    const [width, height] = [500 + ((index * 137) % 700), 400 + ((index * 89) % 600)];
    const png = await sharp(files[index % files.length])
      .resize(width, height, { fit: 'cover' })
      .png()
      .toBuffer();
    const { webp256, webp512 } = await thumbnails(png);
    const [resultHash = '', hash256 = '', hash512 = ''] = await Promise.all(
      [png, webp256, webp512].map((bytes) => store(dataDir, bytes)),
    );
    looks.push({ width, height, resultHash, hash256, hash512 });
  }
  return looks;
}

async function store(dataDir: string, bytes: Uint8Array): Promise<string> {
  const { hash } = await stageBytes(bytes);
  const file = path.join(dataDir, 'blobs', objectKey(hash));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return hash;
}

/** A team of one with `count` cutouts, one a second up to now, put in by one statement; answers its slug. */
export async function aTeamWith(count: number, userId: string, looks: Look[]): Promise<string> {
  const team = await db().workspace.create({
    data: {
      ...{ slug: `bench-${count}`, name: `Bench ${count}`, kind: 'team' },
      members: { create: { userId, role: 'owner' } },
      wallet: { create: {} },
    },
  });
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  // No page is open: nobody needs to be told of each.
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into cutouts (id, workspace_id, created_by_id, created_at, name, status, price_micros, provider, model, first,
       source_hash, source_format, source_size_bytes, width, height, placeholder, deadline_at, started_at, ended_at,
       result_hash, result_size_bytes, thumb256_hash, thumb512_hash, failure_reason)
     select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8'
              || substr(md5(i::text), 4, 15))::uuid,
       $1, $2, at,
       (case when i % 100000 = 7 then $5 else ($4::text[])[1 + i % 10] end) || '-' || lpad(i::text, 7, '0') || '.jpg',
       (case when i % 33 = 0 then 'failed' else 'succeeded' end)::cutout_status, 18000, 'local', 'bench', false,
       look->>'resultHash', 'jpeg', 200000, (look->>'width')::int, (look->>'height')::int, 'data:,', at, at, at,
       look->>'resultHash', 150000, look->>'hash256', look->>'hash512',
       case when i % 33 = 0 then 'upstream_failed' end
     from generate_series(1, $3::int) i
     cross join lateral (select now() - ($3::int - i) * interval '1 second' as at, $6::jsonb->(i % $7::int) as look) l`,
    [team.id, userId, count, WORDS, RARE, JSON.stringify(looks), looks.length],
  );
  await client.query('vacuum analyze cutouts');
  await client.end();
  return team.slug;
}

/** The cutout with so many newer ones, for a page that begins behind it. */
export async function cutoutAt(slug: string, newer: number): Promise<{ id: string; createdAt: Date }> {
  const [found] = await db().$queryRaw<{ id: string; createdAt: Date }[]>`
    select c.id, c.created_at as "createdAt" from cutouts c join workspaces w on w.id = c.workspace_id
    where w.slug = ${slug} order by c.id desc offset ${newer} limit 1`;
  if (!found) throw new Error(`${slug} has no ${newer} cutouts`);
  return found;
}
