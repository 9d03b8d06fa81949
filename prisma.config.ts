import { defineConfig } from 'prisma/config';

// The official CLI works on the same folder; the product itself applies migrations with scripts/migrate.ts.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
