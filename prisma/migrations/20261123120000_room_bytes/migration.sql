-- How much room the pictures of each room take, without reading the rows of all files.
CREATE INDEX "file_room_bytes_idx" ON "file"("room_id") INCLUDE ("stored_bytes")
  WHERE "deleted_at" IS NULL AND "room_id" IS NOT NULL;
