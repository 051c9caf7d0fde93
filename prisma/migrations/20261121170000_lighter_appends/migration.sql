-- A sixth of what a message cost the database were its two foreign keys. `parley_append` is the only writer of messages,
-- and it writes only where the author is a joined member, which has both keys itself. Triggers keep what the keys
-- promised when a room or a person goes.

ALTER TABLE "message" DROP CONSTRAINT "message_room_id_fkey";
ALTER TABLE "message" DROP CONSTRAINT "message_author_id_fkey";

CREATE FUNCTION parley_delete_messages_of_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message WHERE message.room_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER room_deletes_messages AFTER DELETE ON room
  FOR EACH ROW EXECUTE FUNCTION parley_delete_messages_of_room();

CREATE FUNCTION parley_keep_authors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM message WHERE message.author_id = OLD.id) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a person who wrote messages cannot be deleted';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER person_keeps_messages BEFORE DELETE ON person
  FOR EACH ROW EXECUTE FUNCTION parley_keep_authors();

-- As before, but whether the room exists is looked up only where somebody is no member of it.
CREATE OR REPLACE FUNCTION parley_append(rooms uuid[], authors uuid[], clients uuid[], bodies text[])
RETURNS TABLE (outcome text, epoch uuid, seq bigint, rev bigint, author_id uuid, client_id uuid, body text,
               created_at timestamptz, edited_at timestamptz, deleted_at timestamptz)
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz(3);
BEGIN
  -- In the order of their ids, so that two instances with the same rooms cannot deadlock.
  PERFORM FROM room WHERE room.id = ANY (rooms) ORDER BY room.id FOR NO KEY UPDATE;
  moment := clock_timestamp();

  RETURN QUERY
  WITH command AS MATERIALIZED (
    SELECT given.position, given.room_id, given.author_id, given.client_id, given.body,
      min(given.position) OVER (PARTITION BY given.room_id, given.author_id, given.client_id) AS first_position,
      (SELECT message FROM message
        WHERE message.room_id = given.room_id AND message.author_id = given.author_id
          AND message.client_id = given.client_id) AS earlier,
      (SELECT true FROM member
        WHERE member.room_id = given.room_id AND member.person_id = given.author_id
          AND member.state = 'joined') AS joined
    FROM unnest(rooms, authors, clients, bodies)
      WITH ORDINALITY AS given (room_id, author_id, client_id, body, position)
  ), accepted AS MATERIALIZED (
    SELECT command.*, row_number() OVER (PARTITION BY command.room_id ORDER BY command.position) AS step
    FROM command
    WHERE (command.earlier).seq IS NULL AND command.joined AND command.position = command.first_position
  ), counter AS MATERIALIZED (
    UPDATE room SET rev = room.rev + taken.steps
    FROM (SELECT accepted.room_id, count(*) AS steps FROM accepted GROUP BY accepted.room_id) AS taken
    WHERE room.id = taken.room_id
    RETURNING room.id, room.rev - taken.steps AS before
  ), inserted AS MATERIALIZED (
    INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at)
    SELECT accepted.room_id, counter.before + accepted.step, counter.before + accepted.step,
      accepted.author_id, accepted.client_id, accepted.body, moment
    FROM accepted JOIN counter ON counter.id = accepted.room_id
    RETURNING room_id, seq, author_id, client_id, body
  )
  SELECT
    CASE
      WHEN inserted.seq IS NOT NULL AND command.position = command.first_position THEN 'committed'
      WHEN inserted.seq IS NOT NULL OR (command.earlier).seq IS NOT NULL THEN 'duplicate'
      WHEN EXISTS (SELECT FROM room WHERE room.id = command.room_id) THEN 'not_a_member'
      ELSE 'no_room'
    END,
    (SELECT workspace.epoch FROM workspace WHERE workspace.id = 1),
    coalesce(inserted.seq, (command.earlier).seq),
    coalesce(inserted.seq, (command.earlier).rev),
    command.author_id,
    command.client_id,
    -- The caller knows the body of what was just committed.
    CASE WHEN command.position = command.first_position THEN (command.earlier).body
      ELSE coalesce(inserted.body, (command.earlier).body) END,
    CASE WHEN inserted.seq IS NULL THEN (command.earlier).created_at ELSE moment END,
    (command.earlier).edited_at,
    (command.earlier).deleted_at
  FROM command LEFT JOIN inserted ON inserted.room_id = command.room_id
    AND inserted.author_id = command.author_id AND inserted.client_id = command.client_id
  ORDER BY command.position;
END $$;
