-- AlterTable
ALTER TABLE "grants" ADD COLUMN     "created_by_id" UUID;

-- CreateIndex
CREATE INDEX "disputes_created_at_idx" ON "disputes"("created_at");

-- CreateIndex
CREATE INDEX "grants_by_hand" ON "grants"("created_at") WHERE (kind = 'operator');

-- CreateIndex
CREATE INDEX "refunds_created_at_idx" ON "refunds"("created_at");

-- CreateIndex
CREATE INDEX "usage_records_created_at_idx" ON "usage_records" USING BRIN ("created_at");

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
