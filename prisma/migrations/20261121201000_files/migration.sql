-- CreateEnum
CREATE TYPE "file_purpose" AS ENUM ('message', 'avatar', 'emoji');

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "purpose" "file_purpose" NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "stored_bytes" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attached_at" TIMESTAMPTZ(3),
    "room_id" UUID,
    "message_seq" BIGINT,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "file_owner_id_idx" ON "file"("owner_id");

-- CreateIndex
CREATE INDEX "file_attached_at_idx" ON "file"("attached_at");

-- CreateIndex
CREATE INDEX "file_deleted_at_idx" ON "file"("deleted_at");

-- CreateIndex
CREATE INDEX "file_room_id_message_seq_idx" ON "file"("room_id", "message_seq");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A message that is deleted takes its pictures with it, in the same transaction, whatever deletes it.
CREATE FUNCTION parley_delete_files_of_tombstone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE file SET deleted_at = clock_timestamp()
    WHERE file.room_id = NEW.room_id AND file.message_seq = NEW.seq AND file.deleted_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER tombstone_deletes_files AFTER UPDATE OF deleted_at ON message
  FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION parley_delete_files_of_tombstone();

CREATE FUNCTION parley_delete_files_of_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE file SET deleted_at = clock_timestamp() FROM gone
    WHERE file.room_id = gone.room_id AND file.message_seq = gone.seq AND file.deleted_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER message_deletes_files AFTER DELETE ON message REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION parley_delete_files_of_messages();
