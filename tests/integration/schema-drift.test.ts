import { expect, test } from 'vitest';
import { schemaDrift } from '@/scripts/database/drift';
import { migrate } from '@/scripts/database/migrate';

const databaseUrl = () => process.env.DATABASE_URL ?? '';

test('the migrations lead exactly to what prisma/schema.prisma says', async () => {
  expect(await schemaDrift(databaseUrl())).toBe('');
});

test('migrating a migrated database, from several sides at once, changes nothing', async () => {
  expect(await Promise.all([migrate(databaseUrl()), migrate(databaseUrl())])).toEqual([[], []]);
});
