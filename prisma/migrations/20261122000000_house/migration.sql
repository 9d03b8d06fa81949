-- CreateEnum
CREATE TYPE "workspace_kind" AS ENUM ('personal', 'team');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'admin', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "grant_kind" AS ENUM ('welcome', 'bonus', 'purchase', 'operator');

-- CreateEnum
CREATE TYPE "hold_state" AS ENUM ('held', 'settled', 'released');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('grant', 'reserve', 'settle', 'release');

-- CreateEnum
CREATE TYPE "cutout_status" AS ENUM ('queued', 'processing', 'succeeded', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "image_format" AS ENUM ('jpeg', 'png', 'webp');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "name" TEXT,
    "image" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_tokens" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "email_tokens" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "password_hash" TEXT,
    "browser_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "window_start_at" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "workspace_kind" NOT NULL,
    "personal_owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "wallets" (
    "workspace_id" UUID NOT NULL,
    "available_micros" BIGINT NOT NULL DEFAULT 0,
    "held_micros" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wallets_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "grants" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "grant_kind" NOT NULL,
    "paid_micros" BIGINT NOT NULL,
    "granted_micros" BIGINT NOT NULL,
    "left_micros" BIGINT NOT NULL,
    "source_ref" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holds" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "state" "hold_state" NOT NULL DEFAULT 'held',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold_parts" (
    "hold_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "amount_micros" BIGINT NOT NULL,

    CONSTRAINT "hold_parts_pkey" PRIMARY KEY ("hold_id","grant_id")
);

-- CreateTable
CREATE TABLE "entries" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "available_micros" BIGINT NOT NULL,
    "held_micros" BIGINT NOT NULL,
    "balance_micros" BIGINT NOT NULL,
    "grant_id" UUID,
    "hold_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_records" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "user_id" UUID,
    "price_micros" BIGINT NOT NULL,
    "cost_micros" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cutouts" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "created_by_id" UUID,
    "name" TEXT NOT NULL,
    "status" "cutout_status" NOT NULL DEFAULT 'queued',
    "failure_reason" TEXT,
    "price_micros" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "first" BOOLEAN NOT NULL DEFAULT true,
    "idempotency_key" TEXT,
    "source_hash" TEXT NOT NULL,
    "source_format" "image_format" NOT NULL,
    "source_size_bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "placeholder" TEXT NOT NULL,
    "result_hash" TEXT,
    "result_size_bytes" INTEGER,
    "thumb256_hash" TEXT,
    "thumb512_hash" TEXT,
    "scaled_back" BOOLEAN NOT NULL DEFAULT false,
    "request_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "broken_results" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_expires_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "cutouts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_provider_account_id_key" ON "accounts"("provider", "provider_account_id");

-- CreateIndex
CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_tokens_token_key" ON "verification_tokens"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_tokens_identifier_token_key" ON "verification_tokens"("identifier", "token");

-- CreateIndex
CREATE INDEX "email_tokens_email_idx" ON "email_tokens"("email");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_personal_owner_id_key" ON "workspaces"("personal_owner_id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "grants_source_ref_key" ON "grants"("source_ref");

-- CreateIndex
CREATE INDEX "grants_workspace_id_idx" ON "grants"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "holds_cutout_id_key" ON "holds"("cutout_id");

-- CreateIndex
CREATE INDEX "holds_workspace_id_state_idx" ON "holds"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "hold_parts_grant_id_idx" ON "hold_parts"("grant_id");

-- CreateIndex
CREATE INDEX "entries_workspace_id_id_idx" ON "entries"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "entries_hold_id_idx" ON "entries"("hold_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_records_cutout_id_key" ON "usage_records"("cutout_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_records_hold_id_key" ON "usage_records"("hold_id");

-- CreateIndex
CREATE INDEX "usage_records_workspace_id_created_at_idx" ON "usage_records"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "cutouts_newest" ON "cutouts"("workspace_id", "created_at" DESC, "id" DESC) WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "cutouts_waiting" ON "cutouts"("workspace_id") WHERE (status = 'queued');

-- CreateIndex
CREATE INDEX "cutouts_unfinished" ON "cutouts"("deadline_at") WHERE (status = 'queued' OR status = 'processing');

-- CreateIndex
CREATE INDEX "cutouts_source_hash_idx" ON "cutouts"("source_hash");

-- CreateIndex
CREATE INDEX "cutouts_result_hash_idx" ON "cutouts"("result_hash");

-- CreateIndex
CREATE INDEX "cutouts_thumb256_hash_idx" ON "cutouts"("thumb256_hash");

-- CreateIndex
CREATE INDEX "cutouts_thumb512_hash_idx" ON "cutouts"("thumb512_hash");

-- CreateIndex
CREATE UNIQUE INDEX "cutouts_workspace_id_idempotency_key_key" ON "cutouts"("workspace_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "cutouts_first_of_bytes" ON "cutouts"("workspace_id", "source_hash", "provider", "model") WHERE (first AND deleted_at IS NULL AND (status = 'queued' OR status = 'processing' OR status = 'succeeded'));

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_personal_owner_id_fkey" FOREIGN KEY ("personal_owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "wallets"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "wallets"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_parts" ADD CONSTRAINT "hold_parts_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "holds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_parts" ADD CONSTRAINT "hold_parts_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "wallets"("workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "holds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "holds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_records" ADD CONSTRAINT "usage_records_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cutouts" ADD CONSTRAINT "cutouts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cutouts" ADD CONSTRAINT "cutouts_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema language has no words for it, and its diff leaves it alone.

-- The ledger is append-only.
CREATE FUNCTION "refuse_to_rewrite_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite_entries"();

-- Sums that no code path may break. A wallet's available credit may fall below zero (a chargeback of spent credit).
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_held_not_negative" CHECK ("held_micros" >= 0);
ALTER TABLE "grants" ADD CONSTRAINT "grants_left_within_granted" CHECK ("left_micros" BETWEEN 0 AND "granted_micros");
ALTER TABLE "holds" ADD CONSTRAINT "holds_amount_positive" CHECK ("amount_micros" > 0);
ALTER TABLE "hold_parts" ADD CONSTRAINT "hold_parts_amount_positive" CHECK ("amount_micros" > 0);
ALTER TABLE "cutouts" ADD CONSTRAINT "cutouts_size_positive" CHECK ("width" > 0 AND "height" > 0);
