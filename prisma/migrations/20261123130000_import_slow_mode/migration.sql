-- How slow a room of an export of our own was.
ALTER TABLE "import_room" ADD COLUMN "slow_seconds" INTEGER NOT NULL DEFAULT 0;
