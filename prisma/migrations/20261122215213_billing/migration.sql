-- CreateEnum
CREATE TYPE "debit_kind" AS ENUM ('refund', 'dispute');

-- CreateEnum
CREATE TYPE "debit_state" AS ENUM ('taken', 'returned');

-- CreateEnum
CREATE TYPE "payment_kind" AS ENUM ('checkout', 'top_up');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('open', 'processing', 'action_required', 'paid', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('requested', 'pending', 'succeeded', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "entry_kind" ADD VALUE 'debit';
ALTER TYPE "entry_kind" ADD VALUE 'debit_return';

-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "debit_id" UUID;

-- AlterTable
ALTER TABLE "grants" ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "wallets" ADD COLUMN     "watch_below_micros" BIGINT;

-- CreateTable
CREATE TABLE "debits" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "kind" "debit_kind" NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "state" "debit_state" NOT NULL DEFAULT 'taken',
    "source_ref" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "debits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_accounts" (
    "workspace_id" UUID NOT NULL,
    "stripe_customer_id" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "low_level_images" INTEGER NOT NULL DEFAULT 20,
    "low_told_at" TIMESTAMPTZ(3),
    "top_up_enabled" BOOLEAN NOT NULL DEFAULT false,
    "top_up_below_images" INTEGER NOT NULL DEFAULT 50,
    "top_up_images" INTEGER NOT NULL DEFAULT 500,
    "top_up_monthly_cents" INTEGER NOT NULL DEFAULT 6000,
    "top_up_suspended_at" TIMESTAMPTZ(3),
    "top_up_suspended_for" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "payment_kind" NOT NULL,
    "status" "payment_status" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 0,
    "amount_cents" INTEGER NOT NULL,
    "granted_micros" BIGINT NOT NULL,
    "bonus_micros" BIGINT NOT NULL DEFAULT 0,
    "images" INTEGER NOT NULL,
    "discount_cents" INTEGER NOT NULL DEFAULT 0,
    "tax_cents" INTEGER NOT NULL DEFAULT 0,
    "total_cents" INTEGER NOT NULL DEFAULT 0,
    "fee_cents" INTEGER,
    "session_id" TEXT,
    "invoice_id" TEXT,
    "payment_intent_id" TEXT,
    "charge_id" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "receipt_url" TEXT,
    "invoice_url" TEXT,
    "action_url" TEXT,
    "failure_code" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'requested',
    "net_cents" INTEGER NOT NULL,
    "tax_cents" INTEGER NOT NULL,
    "stripe_refund_id" TEXT,
    "failure_code" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "fee_cents" INTEGER NOT NULL DEFAULT 0,
    "debit_ref" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "debits_source_ref_key" ON "debits"("source_ref");

-- CreateIndex
CREATE INDEX "debits_workspace_id_idx" ON "debits"("workspace_id");

-- CreateIndex
CREATE INDEX "debits_grant_id_idx" ON "debits"("grant_id");

-- CreateIndex
CREATE UNIQUE INDEX "billing_accounts_stripe_customer_id_key" ON "billing_accounts"("stripe_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_session_id_key" ON "payments"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_invoice_id_key" ON "payments"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_payment_intent_id_key" ON "payments"("payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_charge_id_key" ON "payments"("charge_id");

-- CreateIndex
CREATE INDEX "payments_workspace_id_created_at_idx" ON "payments"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "payments_unfinished" ON "payments"("looked_at") WHERE (status = 'open' OR status = 'processing' OR status = 'action_required');

-- CreateIndex
CREATE INDEX "payments_paid_at_idx" ON "payments"("paid_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_one_top_up_at_a_time" ON "payments"("workspace_id") WHERE (kind = 'top_up' AND (status = 'open' OR status = 'processing' OR status = 'action_required'));

-- CreateIndex
CREATE UNIQUE INDEX "refunds_stripe_refund_id_key" ON "refunds"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "refunds_unsent" ON "refunds"("created_at") WHERE (status = 'requested');

-- CreateIndex
CREATE INDEX "disputes_payment_id_idx" ON "disputes"("payment_id");

-- CreateIndex
CREATE INDEX "stripe_events_unhandled" ON "stripe_events"("received_at") WHERE (handled_at IS NULL);

-- CreateIndex
CREATE INDEX "entries_debit_id_idx" ON "entries"("debit_id");

-- AddForeignKey
ALTER TABLE "debits" ADD CONSTRAINT "debits_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "wallets"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debits" ADD CONSTRAINT "debits_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_debit_id_fkey" FOREIGN KEY ("debit_id") REFERENCES "debits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema language has no words for it, and its diff leaves it alone.

-- A bank may take back what was spent already: then that much of the grant is owed, and what is left of it is below zero.
ALTER TABLE "grants" DROP CONSTRAINT "grants_left_within_granted";
ALTER TABLE "grants" ADD CONSTRAINT "grants_left_within_granted" CHECK ("left_micros" BETWEEN -"granted_micros" AND "granted_micros");
ALTER TABLE "debits" ADD CONSTRAINT "debits_amount_positive" CHECK ("amount_micros" > 0);

ALTER TABLE "payments" ADD CONSTRAINT "payments_amounts" CHECK (
    "amount_cents" > 0 AND "granted_micros" > 0 AND "bonus_micros" >= 0 AND "discount_cents" BETWEEN 0 AND "amount_cents"
    AND "tax_cents" >= 0 AND "total_cents" >= 0
);
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amounts" CHECK ("net_cents" >= 0 AND "tax_cents" >= 0 AND "net_cents" + "tax_cents" > 0);
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_levels" CHECK (
    "low_level_images" >= 0 AND "top_up_below_images" >= 0 AND "top_up_images" > 0 AND "top_up_monthly_cents" >= 0
);

-- Open pages look at the wallet again when credit comes in or is taken; what cutting moves is told with the cutout.
CREATE FUNCTION "tell_changed_wallet"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('workspaceId', NEW.workspace_id)::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER "grants_tell_inserted" AFTER INSERT ON "grants"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_wallet"();

CREATE TRIGGER "debits_tell_changed" AFTER INSERT OR UPDATE ON "debits"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_wallet"();
