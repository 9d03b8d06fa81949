-- CreateIndex
CREATE INDEX "cutouts_workspace_id_created_by_id_idx" ON "cutouts"("workspace_id", "created_by_id");

-- CreateIndex
CREATE INDEX "entries_workspace_id_created_at_id_idx" ON "entries"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "entries_credit" ON "entries"("workspace_id", "id") WHERE (hold_id IS NULL);
