-- Words that are not to be said.
CREATE TYPE "filter_action" AS ENUM ('block', 'mask', 'flag');
CREATE TABLE "filter_word" (
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "action" "filter_action" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "filter_word_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "filter_word_folded_key" ON "filter_word"("folded");

-- Grows with each change of them. Every process is told of it, by whatever changes it.
ALTER TABLE "workspace" ADD COLUMN "filter_rev" INTEGER NOT NULL DEFAULT 0;
CREATE FUNCTION parley_filter_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspace SET filter_rev = filter_rev + 1 WHERE id = 1;
  PERFORM pg_notify('parley_word_filter', '');
  RETURN NULL;
END $$;
CREATE TRIGGER filter_is_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON filter_word
  FOR EACH STATEMENT EXECUTE FUNCTION parley_filter_changed();

-- Words for which the filter put a message before those who moderate; nobody need have reported it.
ALTER TABLE "reported_message" ADD COLUMN "flagged_words" TEXT[] NOT NULL DEFAULT '{}';
