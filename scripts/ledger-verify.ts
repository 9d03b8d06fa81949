import { bookedAtStripe } from '@/lib/billing/service/movements';
import { db } from '@/lib/db';
import { verifyLedger } from '@/lib/ledger/service';
import { formatCents, formatMicros } from '@/lib/money';
import { connect } from './database/connect';
import { dataDir, loadDotEnv, variable } from './setup/paths.mjs';
import { startPostgres } from './setup/postgres.mjs';
import { giveUp, Trouble } from './setup/steps.mjs';

/** Throws in plain words when there is no such database, or nothing of Clearcut's in it. */
async function refuseEmpty(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  const { rows } = await client.query("select 1 where to_regclass('debits') is not null");
  await client.end();
  if (rows.length > 0) return;
  throw new Trouble(
    'There is no ledger here yet. Start Clearcut once, or name the database by DATABASE_URL or DATA_DIR.',
  );
}

/** Whether everything adds up; says so, or prints what does not. */
async function verify(databaseUrl: string): Promise<boolean> {
  await refuseEmpty(databaseUrl);
  process.env.DATABASE_URL = databaseUrl;
  const booked = await bookedAtStripe();
  const { differences, totals } = await verifyLedger(booked ?? undefined);
  await db().$disconnect();
  for (const line of differences) console.log(line);
  console.log(
    [
      `${totals.wallets} wallets, ${totals.entries} entries`,
      `granted ${formatMicros(totals.grantedMicros)}, spent ${formatMicros(totals.spentMicros)}, taken back ${formatMicros(totals.debitedMicros)}`,
      `available ${formatMicros(totals.availableMicros)}, held ${formatMicros(totals.heldMicros)}`,
      `${totals.payments} payments of ${formatCents(Number(totals.paidCents))}, refunded ${formatCents(Number(totals.refundedCents))}, disputed ${formatCents(Number(totals.disputedCents))}`,
      booked
        ? `${booked.length} movements on Stripe's balance compared`
        : 'Stripe was not asked: there is no STRIPE_SECRET_KEY',
      differences.length === 0
        ? 'the ledger adds up'
        : `the ledger does not add up: ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`,
    ].join('\n'),
  );
  return differences.length === 0;
}

async function main(): Promise<boolean> {
  loadDotEnv();
  const given = variable('DATABASE_URL');
  if (given) return verify(given);
  const postgres = await startPostgres({ dataDir: dataDir() });
  try {
    return await verify(postgres.url);
  } finally {
    await postgres.stop();
  }
}

main().then((isFine) => process.exit(isFine ? 0 : 1), giveUp);
