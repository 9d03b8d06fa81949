-- DropIndex
DROP INDEX "cutouts_newest";

-- DropIndex
DROP INDEX "cutouts_workspace_id_created_by_id_idx";

-- AlterTable
ALTER TABLE "cutouts" ADD COLUMN     "comment_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "holds" ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "monthly_cap_micros" BIGINT;

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "picture_hash" TEXT,
ADD COLUMN     "retention_days" INTEGER;

-- CreateTable
CREATE TABLE "workspace_pictures" (
    "workspace_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "workspace_pictures_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "member_months" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "used_micros" BIGINT NOT NULL,

    CONSTRAINT "member_months_pkey" PRIMARY KEY ("workspace_id","user_id","month")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,
    "author_id" UUID,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cutout_tags" (
    "tag_id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,

    CONSTRAINT "cutout_tags_pkey" PRIMARY KEY ("tag_id","cutout_id")
);

-- CreateTable
CREATE TABLE "favourites" (
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,

    CONSTRAINT "favourites_pkey" PRIMARY KEY ("user_id","workspace_id","cutout_id")
);

-- CreateTable
CREATE TABLE "share_links" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "token_sealed" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "allows_download" BOOLEAN NOT NULL DEFAULT false,
    "views" INTEGER NOT NULL DEFAULT 0,
    "last_viewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_items" (
    "share_link_id" UUID NOT NULL,
    "cutout_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "share_items_pkey" PRIMARY KEY ("share_link_id","cutout_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_invited_by_id_idx" ON "invitations"("invited_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_one_open_an_address" ON "invitations"("workspace_id", "email") WHERE (accepted_at IS NULL AND revoked_at IS NULL);

-- CreateIndex
CREATE INDEX "activity_workspace_id_id_idx" ON "activity"("workspace_id", "id" DESC);

-- CreateIndex
CREATE INDEX "activity_workspace_id_kind_id_idx" ON "activity"("workspace_id", "kind", "id" DESC);

-- CreateIndex
CREATE INDEX "activity_workspace_id_actor_id_id_idx" ON "activity"("workspace_id", "actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "activity_actor_id_idx" ON "activity"("actor_id");

-- CreateIndex
CREATE INDEX "comments_cutout_id_id_idx" ON "comments"("cutout_id", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_idx" ON "comments"("author_id");

-- CreateIndex
CREATE INDEX "cutout_tags_cutout_id_idx" ON "cutout_tags"("cutout_id");

-- CreateIndex
CREATE INDEX "favourites_cutout_id_idx" ON "favourites"("cutout_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_links_token_hash_key" ON "share_links"("token_hash");

-- CreateIndex
CREATE INDEX "share_links_workspace_id_id_idx" ON "share_links"("workspace_id", "id" DESC);

-- CreateIndex
CREATE INDEX "share_links_created_by_id_idx" ON "share_links"("created_by_id");

-- CreateIndex
CREATE INDEX "share_items_cutout_id_idx" ON "share_items"("cutout_id");

-- CreateIndex
CREATE INDEX "cutouts_of_person" ON "cutouts"("workspace_id", "created_by_id", "id" DESC) WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "cutouts_not_done" ON "cutouts"("workspace_id", "status", "id" DESC) WHERE (deleted_at IS NULL AND status <> 'succeeded');

-- CreateIndex
CREATE INDEX "cutouts_in_trash" ON "cutouts"("workspace_id", "deleted_at" DESC, "id" DESC) WHERE (deleted_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "cutouts_to_purge" ON "cutouts"("deleted_at") WHERE (deleted_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "members_one_owner" ON "members"("workspace_id") WHERE (role = 'owner');

-- AddForeignKey
ALTER TABLE "workspace_pictures" ADD CONSTRAINT "workspace_pictures_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_cutout_id_fkey" FOREIGN KEY ("cutout_id") REFERENCES "cutouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cutout_tags" ADD CONSTRAINT "cutout_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cutout_tags" ADD CONSTRAINT "cutout_tags_cutout_id_fkey" FOREIGN KEY ("cutout_id") REFERENCES "cutouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_cutout_id_fkey" FOREIGN KEY ("cutout_id") REFERENCES "cutouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_items" ADD CONSTRAINT "share_items_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_links"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_items" ADD CONSTRAINT "share_items_cutout_id_fkey" FOREIGN KEY ("cutout_id") REFERENCES "cutouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema language has no words for it, and its diff leaves it alone.

-- Parts of names are found by their trigrams, one workspace's alone; both extensions come with Postgres and need no superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
-- The gallery's own order. It carries the name, so that a short part of one is looked for without reading the rows.
CREATE INDEX "cutouts_newest" ON "cutouts"("workspace_id", "id" DESC, lower("name")) INCLUDE ("name") WHERE ("deleted_at" IS NULL);
CREATE INDEX "cutouts_named_like" ON "cutouts" USING gin ("workspace_id", lower("name") gin_trgm_ops) WHERE ("deleted_at" IS NULL);
CREATE INDEX "cutouts_by_name" ON "cutouts"("workspace_id", lower("name"), "id" DESC) WHERE ("deleted_at" IS NULL);
CREATE UNIQUE INDEX "tags_name_key" ON "tags"("workspace_id", lower("name"));

ALTER TABLE "members" ADD CONSTRAINT "members_cap_not_negative" CHECK ("monthly_cap_micros" >= 0);
ALTER TABLE "member_months" ADD CONSTRAINT "member_months_used_not_negative" CHECK ("used_micros" >= 0);
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_retention_days" CHECK ("retention_days" > 0);
ALTER TABLE "cutouts" ADD CONSTRAINT "cutouts_comment_count" CHECK ("comment_count" >= 0);
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_not_owner" CHECK ("role" <> 'owner');

-- What this month's images were held or spent for, by whoever made them: caps count it from their first day on.
UPDATE "holds" SET "user_id" = "cutouts"."created_by_id" FROM "cutouts" WHERE "cutouts"."id" = "holds"."cutout_id";
INSERT INTO "member_months" ("workspace_id", "user_id", "month", "used_micros")
SELECT "workspace_id", "user_id", date_trunc('month', "created_at", 'UTC')::date, sum("amount_micros")
FROM "holds" WHERE "user_id" IS NOT NULL AND "state" <> 'released' GROUP BY 1, 2, 3;

-- Open pages hear of comments and tags as they hear of the cutout itself.
CREATE TRIGGER "cutouts_tell_commented" AFTER UPDATE OF "comment_count" ON "cutouts"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_cutout"();

CREATE FUNCTION "tell_moved_cutout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('workspaceId', OLD.workspace_id, 'cutoutId', OLD.id)::text);
    PERFORM pg_notify('clearcut', json_build_object('workspaceId', NEW.workspace_id, 'cutoutId', NEW.id)::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER "cutouts_tell_moved" AFTER UPDATE OF "workspace_id" ON "cutouts"
    FOR EACH ROW EXECUTE FUNCTION "tell_moved_cutout"();

CREATE FUNCTION "tell_tagged_cutout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('workspaceId', workspace_id, 'cutoutId', id)::text)
    FROM cutouts WHERE id = coalesce(NEW.cutout_id, OLD.cutout_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER "cutout_tags_tell_changed" AFTER INSERT OR DELETE ON "cutout_tags"
    FOR EACH ROW EXECUTE FUNCTION "tell_tagged_cutout"();
