import pg from 'pg';
import { v7 } from 'uuid';

/** Puts finished cutouts, one a minute up to now, into somebody's personal workspace as if made there; answers its address. */
export async function fillGallery(email: string, names: string[]): Promise<string> {
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  const { rows } = await database.query(
    'select w.slug from workspaces w join users u on u.id = w.personal_owner_id where u.email = $1',
    [email],
  );
  const now = Date.now();
  const samples = ['cat.jpg', 'astronaut.jpg', 'coffee.jpg'];
  for (const [index, name] of names.entries()) {
    const at = new Date(now - (names.length - 1 - index) * 60_000);
    await database.query(
      `insert into cutouts (id, workspace_id, created_by_id, created_at, ended_at, name, status, price_micros, provider, model,
         first, source_hash, source_format, source_size_bytes, width, height, placeholder, deadline_at, result_hash,
         result_size_bytes, thumb256_hash, thumb512_hash)
       select $1, w.id, u.id, $2::timestamptz, $2, $3, 'succeeded', 18000, s.provider, s.model, false, s.source_hash,
         s.source_format, s.source_size_bytes, s.width, s.height, s.placeholder, $2, s.result_hash, s.result_size_bytes,
         s.thumb256_hash, s.thumb512_hash
       from users u join workspaces w on w.personal_owner_id = u.id
       cross join (select * from cutouts where name = $4 and status = 'succeeded' limit 1) s
       where u.email = $5`,
      [v7({ msecs: at.getTime() }), at, name, samples[index % samples.length], email],
    );
  }
  await database.end();
  return `/w/${rows[0].slug}/cutouts`;
}

/** So many names that count up: the last is the newest. */
export const numbered = (count: number) => Array.from({ length: count }, (_, index) => `photo-${index + 1}.jpg`);
