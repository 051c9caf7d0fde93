-- How long messages are kept in a room, in days: 0 for ever, null as long as the workspace says.
ALTER TABLE "room" ADD COLUMN "retention_days" INTEGER;
ALTER TABLE "room" ADD CONSTRAINT "room_retention_days_check" CHECK ("retention_days" >= 0);
-- Up to this seq everything that was to go is gone, so that nobody looks there again.
ALTER TABLE "room" ADD COLUMN "retained_to" BIGINT NOT NULL DEFAULT 0;
