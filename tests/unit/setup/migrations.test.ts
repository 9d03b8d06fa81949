import { expect, test } from 'vitest';
import { refuseOld } from '@/scripts/database/connect';
import { assertOneTransaction } from '@/scripts/database/one-transaction';

const refused = [
  'BEGIN; CREATE TABLE a (); COMMIT;',
  'CREATE TABLE a ();\n-- done\nCOMMIT;',
  'start transaction',
  'ROLLBACK',
  'CREATE INDEX CONCURRENTLY a_b ON a (b);',
  'VACUUM a;',
];

test.each(refused)('a migration that would not be one transaction is refused by name: %s', (sql) => {
  expect(() => assertOneTransaction('20270101000000_split', sql)).toThrow(
    '20270101000000_split must be one transaction',
  );
});

const allowed = [
  'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN; RETURN NEW; END; $$; CREATE TABLE a ();',
  "-- COMMIT;\nINSERT INTO a VALUES ('it''s; COMMIT; concurrently');",
  '/* BEGIN; */ ALTER TABLE "a;COMMIT" ADD b INT;',
];

test.each(allowed)('what only looks like transaction control is allowed: %s', (sql) => {
  expect(() => assertOneTransaction('20270101000000_whole', sql)).not.toThrow();
});

test('a Postgres older than 14 is refused in one sentence, and 14 is not', () => {
  expect(() => refuseOld('13.16 (Debian 13.16-1)')).toThrow(
    'Clearcut needs PostgreSQL 14 or newer; the one that DATABASE_URL names is 13.16 (Debian 13.16-1).',
  );
  for (const version of ['14.0', '15.18 (Debian 15.18-0+deb12u1)', '18.4', '19beta1']) refuseOld(version);
});
