CREATE TYPE "room_posting" AS ENUM ('everyone', 'moderators');

ALTER TABLE "room" ALTER COLUMN "name" DROP NOT NULL,
  ADD COLUMN "description" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "posting" "room_posting" NOT NULL DEFAULT 'everyone',
  ADD COLUMN "archived_at" TIMESTAMPTZ(3),
  ADD COLUMN "state_rev" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "direct_key" TEXT;
CREATE UNIQUE INDEX "room_direct_key_key" ON "room"("direct_key");
ALTER TABLE "room" ADD CONSTRAINT "room_has_a_name_of_its_own"
  CHECK (("name" IS NULL) = ("kind" IN ('direct', 'group', 'self')));

ALTER TABLE "member" ADD COLUMN "guarded" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "message"
  ADD COLUMN "reply_to" BIGINT,
  ADD COLUMN "thread_of" BIGINT,
  ADD COLUMN "also_in_room" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "extras" JSONB;
CREATE INDEX "message_room_id_reply_to_idx" ON "message"("room_id", "reply_to") WHERE "reply_to" IS NOT NULL;
CREATE INDEX "message_room_id_thread_of_idx" ON "message"("room_id", "thread_of", "seq") WHERE "thread_of" IS NOT NULL;
CREATE INDEX "message_room_id_pinned_idx" ON "message"("room_id", "seq") WHERE "extras" ? 'pinned';

CREATE TABLE "mention" (
    "person_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("person_id","room_id","seq")
);
CREATE INDEX "mention_room_id_seq_idx" ON "mention"("room_id", "seq");
ALTER TABLE "mention" ADD CONSTRAINT "mention_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "personal_item" (
    "room_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB,
    "rev" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_item_pkey" PRIMARY KEY ("room_id","key")
);
CREATE INDEX "personal_item_room_id_rev_idx" ON "personal_item"("room_id", "rev");
CREATE INDEX "personal_item_due_at_idx" ON "personal_item"("due_at");
ALTER TABLE "personal_item" ADD CONSTRAINT "personal_item_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose sends need a closer look than the journal takes. Kept here, because whoever changes a room or a role would have to
-- think of it.
CREATE FUNCTION parley_is_guarded(in_room room, in_role member_role) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT in_room.archived_at IS NOT NULL OR (in_room.posting = 'moderators' AND in_role = 'member')
$$;

CREATE FUNCTION parley_guard_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.guarded := (SELECT parley_is_guarded(room, NEW.role) FROM room WHERE room.id = NEW.room_id);
  RETURN NEW;
END $$;
CREATE TRIGGER member_is_guarded BEFORE INSERT OR UPDATE OF role, state ON member
  FOR EACH ROW EXECUTE FUNCTION parley_guard_member();

CREATE FUNCTION parley_guard_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member SET guarded = parley_is_guarded(NEW, member.role)
  WHERE member.room_id = NEW.id AND member.guarded <> parley_is_guarded(NEW, member.role);
  RETURN NULL;
END $$;
CREATE TRIGGER room_guards_members AFTER UPDATE OF posting, archived_at ON room
  FOR EACH ROW EXECUTE FUNCTION parley_guard_members();

-- As before, with what a message carries beyond its text. Whatever hangs on it changes with it, each row with a rev of its
-- own: the replies that quote it, and the root of its thread, whose summary is counted anew.
DROP FUNCTION parley_change_message(uuid, uuid, bigint, uuid, uuid, text);

-- What hangs on a root, as it is now; null where nothing does.
CREATE FUNCTION parley_thread(in_room uuid, in_root bigint) RETURNS jsonb
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT CASE WHEN count(*) = 0 THEN NULL ELSE jsonb_build_object(
    'replies', count(*),
    'lastSeq', max(reply.seq),
    'lastAt', to_char(max(reply.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'people', (SELECT jsonb_agg(newest.author_id ORDER BY newest.seq DESC) FROM (
      SELECT author.author_id, max(author.seq) AS seq FROM message AS author
      WHERE author.room_id = in_room AND author.thread_of = in_root AND author.deleted_at IS NULL
      GROUP BY author.author_id ORDER BY max(author.seq) DESC LIMIT 5) AS newest)
  ) END
  FROM message AS reply
  WHERE reply.room_id = in_room AND reply.thread_of = in_root AND reply.deleted_at IS NULL
$$;

-- The beginning of a body on one line, as replies quote it.
CREATE FUNCTION parley_excerpt(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT nullif(left(btrim(regexp_replace(left(body, 1000), '\s+', ' ', 'g')), 200), '')
$$;

-- Takes the room's next rev for a message and gives it these extras. The room's row must be locked.
CREATE FUNCTION parley_set_extras(in_room uuid, in_seq bigint, in_extras jsonb) RETURNS bigint
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  next_rev bigint;
BEGIN
  UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
  UPDATE message SET extras = nullif(jsonb_strip_nulls(in_extras), '{}'), rev = next_rev
    WHERE message.room_id = in_room AND message.seq = in_seq;
  RETURN next_rev;
END $$;

-- Tells the rows that hang on a message what it is now. At most 1,000 quotes: more would hold up the room.
CREATE FUNCTION parley_tell_dependents(in_room uuid, in_seq bigint) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  target message;
  quote message;
BEGIN
  SELECT * INTO target FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
  FOR quote IN SELECT * FROM message
    WHERE message.room_id = in_room AND message.reply_to = in_seq AND message.deleted_at IS NULL
    ORDER BY message.seq DESC LIMIT 1000
  LOOP
    PERFORM parley_set_extras(in_room, quote.seq, coalesce(quote.extras, '{}') || jsonb_build_object('replyTo',
      jsonb_build_object('seq', in_seq, 'authorId', target.author_id) ||
      jsonb_build_object('excerpt', parley_excerpt(target.body))));
  END LOOP;
  IF target.thread_of IS NOT NULL AND target.deleted_at IS NOT NULL THEN
    PERFORM parley_set_extras(in_room, target.thread_of,
      (coalesce(root.extras, '{}') - 'thread') || coalesce(
        jsonb_build_object('thread', parley_thread(in_room, target.thread_of)), '{}'))
      FROM message AS root WHERE root.room_id = in_room AND root.seq = target.thread_of;
  END IF;
END $$;

CREATE FUNCTION parley_change_message(in_epoch uuid, in_room uuid, in_seq bigint, in_author uuid, in_client uuid,
                                      in_body text)
RETURNS TABLE (outcome text, seq bigint, rev bigint, author_id uuid, client_id uuid, body text,
               created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, extras jsonb, head bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  verdict text;
  was message;
  next_rev bigint;
BEGIN
  PERFORM FROM room WHERE room.id = in_room FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM workspace WHERE workspace.id = 1 AND workspace.epoch = in_epoch) THEN
    verdict := 'epoch_changed';
  ELSIF NOT EXISTS (SELECT FROM room WHERE room.id = in_room) THEN
    verdict := 'no_room';
  ELSIF NOT EXISTS (SELECT FROM member WHERE room_id = in_room AND person_id = in_author AND state = 'joined') THEN
    verdict := 'not_a_member';
  ELSIF EXISTS (SELECT FROM room WHERE room.id = in_room AND room.archived_at IS NOT NULL) THEN
    verdict := 'archived';
  ELSE
    SELECT * INTO was FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
    verdict := CASE
      WHEN was.seq IS NULL THEN 'not_found'
      WHEN was.author_id <> in_author THEN 'not_author'
      WHEN in_body IS NULL AND was.deleted_at IS NOT NULL THEN 'unchanged'
      WHEN in_body IS NOT NULL AND EXISTS (
        SELECT FROM message_edit
        WHERE message_edit.room_id = in_room AND message_edit.seq = in_seq AND message_edit.client_id = in_client
      ) THEN 'unchanged'
      WHEN was.deleted_at IS NOT NULL THEN 'deleted'
      ELSE 'changed'
    END;
  END IF;

  IF verdict = 'changed' THEN
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    IF in_body IS NULL THEN
      UPDATE message_edit SET previous_body = NULL
        WHERE message_edit.room_id = in_room AND message_edit.seq = in_seq;
      DELETE FROM mention WHERE mention.room_id = in_room AND mention.seq = in_seq;
      -- Of what it carried only its place stays: in a thread, and what hangs on it.
      UPDATE message SET body = NULL, deleted_at = clock_timestamp(), rev = next_rev,
          extras = (SELECT nullif(coalesce(jsonb_object_agg(kept.key, kept.value), '{}'), '{}')
            FROM jsonb_each(was.extras) AS kept WHERE kept.key IN ('thread', 'threadOf', 'alsoInRoom'))
        WHERE message.room_id = in_room AND message.seq = in_seq;
    ELSE
      INSERT INTO message_edit (room_id, seq, rev, client_id, previous_body)
        VALUES (in_room, in_seq, next_rev, in_client, was.body);
      UPDATE message SET body = in_body, edited_at = clock_timestamp(), rev = next_rev
        WHERE message.room_id = in_room AND message.seq = in_seq;
    END IF;
    PERFORM parley_tell_dependents(in_room, in_seq);
  END IF;

  IF verdict IN ('changed', 'unchanged') THEN
    RETURN QUERY SELECT verdict, message.seq, message.rev, message.author_id, message.client_id, message.body,
      message.created_at, message.edited_at, message.deleted_at, message.extras,
      (SELECT room.rev FROM room WHERE room.id = in_room)
      FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
  ELSE
    RETURN QUERY SELECT verdict, NULL::bigint, NULL::bigint, NULL::uuid, NULL::uuid, NULL::text,
      NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, NULL::jsonb, NULL::bigint;
  END IF;
END $$;
