-- The few whose account is closed or suspended are counted for the overview without going over everybody.
CREATE INDEX "person_closed_idx" ON "person"("erased_at") WHERE "deactivated_at" IS NOT NULL;
CREATE INDEX "person_suspended_idx" ON "person"("suspended_until") WHERE "suspended_at" IS NOT NULL;
