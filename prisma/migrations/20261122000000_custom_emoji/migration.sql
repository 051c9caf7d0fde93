-- Emoji that the workspace added. What uses them names them by `:name:` only, so that they may go at any time.
CREATE TABLE "custom_emoji" (
    "name" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_emoji_pkey" PRIMARY KEY ("name")
);
CREATE UNIQUE INDEX "custom_emoji_file_id_key" ON "custom_emoji"("file_id");
ALTER TABLE "custom_emoji" ADD CONSTRAINT "custom_emoji_file_id_fkey"
  FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "custom_emoji" ADD CONSTRAINT "custom_emoji_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Grows with each change of them. Everybody is told of it, by whatever changes it.
ALTER TABLE "workspace" ADD COLUMN "emoji_rev" INTEGER NOT NULL DEFAULT 0;
CREATE FUNCTION parley_tell_emoji() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('parley_emoji', json_build_object('epoch', NEW.epoch, 'rev', NEW.emoji_rev)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER emoji_told AFTER UPDATE OF emoji_rev ON workspace
  FOR EACH ROW WHEN (OLD.emoji_rev IS DISTINCT FROM NEW.emoji_rev) EXECUTE FUNCTION parley_tell_emoji();
