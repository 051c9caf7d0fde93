-- The overview counts what is kept and who is signed in by an index alone, not by going over the tables.
CREATE INDEX "file_kept_idx" ON "file"("stored_bytes") WHERE "deleted_at" IS NULL;
CREATE INDEX "device_session_open_idx" ON "device_session"("expires_at") WHERE "revoked_at" IS NULL;
