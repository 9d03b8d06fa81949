import pg from 'pg';
import { newId } from '@/lib/ids';

/** Somebody who belongs to the workspace of that slug too; answers their address. */
export async function aColleague(slug: string, name: string): Promise<string> {
  const [id, email] = [newId(), `${newId()}@example.org`];
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  await database.query('insert into users (id, email, name, email_verified) values ($1, $2, $3, now())', [
    id,
    email,
    name,
  ]);
  await database.query(
    `insert into members (workspace_id, user_id, role) select id, $1, 'viewer' from workspaces where slug = $2`,
    [id, slug],
  );
  await database.end();
  return email;
}
