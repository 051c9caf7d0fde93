-- People by address, and devices that are connected now, without reading all of them. A touch of a device writes its expiry
-- into an index anyway.
CREATE INDEX "person_email_order_idx" ON "person"(coalesce("email", ''), "id");
CREATE INDEX "device_session_seen_idx" ON "device_session"("last_seen_at") WHERE "revoked_at" IS NULL;
