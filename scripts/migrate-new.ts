import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaDrift } from './database/drift';
import { MIGRATIONS_DIR } from './database/files';
import { migrate } from './database/migrate';
import { startPostgres } from './setup/postgres.mjs';

// Writes what is missing between the migrations and prisma/schema.prisma as a new migration: npm run migrate:new -- name
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and _: npm run migrate:new -- share_links');
  process.exit(1);
}
const postgres = await startPostgres({ throwaway: true });
try {
  await migrate(postgres.url);
  const sql = await schemaDrift(postgres.url);
  if (sql === '') {
    console.log('Nothing to migrate: the migrations already lead to prisma/schema.prisma.');
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const file = path.join(MIGRATIONS_DIR, `${time}_${name}`, 'migration.sql');
    await mkdir(path.dirname(file));
    await writeFile(file, `${sql}\n`);
    console.log(`Wrote ${path.relative(process.cwd(), file)}. Read it before you commit it.`);
  }
} finally {
  await postgres.stop();
}
// The engine leaves a timer of ten seconds behind.
process.exit(0);
