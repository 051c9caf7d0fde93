-- Keeps order among the members; stands between the admins and them.
ALTER TYPE "workspace_role" ADD VALUE IF NOT EXISTS 'moderator' AFTER 'admin';

-- A message that somebody reported: what all reports of it have in common.
CREATE TABLE "reported_message" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "author_id" UUID NOT NULL,
    -- What it said as it was reported first; null once it was dealt with.
    "body" TEXT,
    "reports" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "outcomes" TEXT[] NOT NULL DEFAULT '{}',

    CONSTRAINT "reported_message_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reported_message_room_id_seq_key" ON "reported_message"("room_id", "seq");
CREATE INDEX "reported_message_author_id_idx" ON "reported_message"("author_id");
CREATE INDEX "reported_message_last_at_id_idx" ON "reported_message"("last_at", "id");
CREATE INDEX "reported_message_open_idx" ON "reported_message"("last_at", "id") WHERE "resolved_at" IS NULL;
ALTER TABLE "reported_message" ADD CONSTRAINT "reported_message_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reported_message" ADD CONSTRAINT "reported_message_author_id_fkey"
  FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one person reported of it. Another one by the same person takes its place.
CREATE TABLE "report" (
    "reported_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("reported_id", "reporter_id")
);
CREATE INDEX "report_reporter_id_idx" ON "report"("reporter_id");
ALTER TABLE "report" ADD CONSTRAINT "report_reported_id_fkey"
  FOREIGN KEY ("reported_id") REFERENCES "reported_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey"
  FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What somebody may not do for a time: write (mute), or be here (ban), in one room or everywhere.
CREATE TABLE "restriction" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    -- Null: everywhere.
    "room_id" UUID,
    -- Null: until it is lifted.
    "until" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("id")
);
-- One of each kind at a place: a new one takes the place of the one before.
CREATE UNIQUE INDEX "restriction_in_force_key" ON "restriction"("person_id", "kind", "room_id") NULLS NOT DISTINCT
  WHERE "lifted_at" IS NULL;
CREATE INDEX "restriction_person_id_idx" ON "restriction"("person_id");
CREATE INDEX "restriction_room_id_idx" ON "restriction"("room_id");
CREATE INDEX "restriction_created_at_id_idx" ON "restriction"("created_at", "id");
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "restriction" ADD CONSTRAINT "restriction_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a person wrote and is to go, in portions, whoever ends in between.
CREATE TABLE "purge" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    -- Null: everywhere.
    "room_id" UUID,
    -- Null: from the beginning.
    "since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "purge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "purge_unfinished_idx" ON "purge"("created_at") WHERE "finished_at" IS NULL;
ALTER TABLE "purge" ADD CONSTRAINT "purge_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "purge" ADD CONSTRAINT "purge_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION parley_is_muted(in_room uuid, in_person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM restriction
    WHERE restriction.person_id = in_person AND restriction.kind = 'mute' AND restriction.lifted_at IS NULL
      AND restriction.until > now() AND (restriction.room_id IS NULL OR restriction.room_id = in_room))
$$;

-- A mute is one more reason to look closer at a posting, so it costs the journal nothing. By its name this comes after the
-- trigger that knows the other reasons, and also where the row is written by one of them.
CREATE FUNCTION parley_guard_muted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.guarded THEN
    NEW.guarded := parley_is_muted(NEW.room_id, NEW.person_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER member_is_guarded_if_muted BEFORE INSERT OR UPDATE OF role, state, guarded ON member
  FOR EACH ROW EXECUTE FUNCTION parley_guard_muted();

-- Whoever is banned from a room is not let in, by whatever way.
CREATE FUNCTION parley_keep_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM restriction
    WHERE restriction.person_id = NEW.person_id AND restriction.kind = 'ban' AND restriction.lifted_at IS NULL
      AND restriction.room_id = NEW.room_id
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'PB001', MESSAGE = 'banned from the room';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER member_is_not_banned BEFORE INSERT OR UPDATE OF state ON member
  FOR EACH ROW WHEN (NEW.state = 'joined') EXECUTE FUNCTION parley_keep_out();

-- Takes messages away, whoever wrote them: as their author would delete them. The caller holds the room's lock. Returns how
-- many there were.
CREATE FUNCTION parley_take_away(in_room uuid, in_seqs bigint[]) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  was message;
  next_rev bigint;
  taken integer := 0;
BEGIN
  FOR was IN SELECT * FROM message
    WHERE message.room_id = in_room AND message.seq = ANY (in_seqs) AND message.deleted_at IS NULL ORDER BY message.seq
  LOOP
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    UPDATE message_edit SET previous_body = NULL
      WHERE message_edit.room_id = in_room AND message_edit.seq = was.seq;
    DELETE FROM mention WHERE mention.room_id = in_room AND mention.seq = was.seq;
    UPDATE message SET body = NULL, deleted_at = clock_timestamp(), rev = next_rev,
        extras = (SELECT nullif(coalesce(jsonb_object_agg(kept.key, kept.value), '{}'), '{}')
          FROM jsonb_each(was.extras) AS kept WHERE kept.key IN ('thread', 'threadOf', 'alsoInRoom'))
      WHERE message.room_id = in_room AND message.seq = was.seq;
    IF was.extras ? 'pinned' THEN
      PERFORM parley_count_pins(in_room);
    END IF;
    PERFORM parley_tell_dependents(in_room, was.seq);
    taken := taken + 1;
  END LOOP;
  RETURN taken;
END $$;
