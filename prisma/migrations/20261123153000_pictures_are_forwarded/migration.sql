-- A picture that was passed on is a file of its own, which lives and ends with its own message, over the bytes of the one that
-- it was. Those stay until no file is over them.
ALTER TABLE "file" ADD COLUMN "bytes_of" UUID;
CREATE INDEX "file_bytes_of_idx" ON "file"("bytes_of");
