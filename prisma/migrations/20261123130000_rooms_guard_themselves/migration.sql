-- A room says itself whether everybody may write in it: it was written down at each of its members, and whoever archived a
-- room of 100,000 or let only moderators write there held it up for seconds, or gave up. `member.guarded` tells only what is so
-- of one member now: muted, or blocked by the other of two.
DROP TRIGGER room_guards_members ON room;
DROP TRIGGER room_slows_members ON room;
DROP FUNCTION parley_guard_members();

CREATE OR REPLACE FUNCTION parley_guard_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.guarded := (SELECT parley_is_blocked(room, NEW.person_id) FROM room WHERE room.id = NEW.room_id);
  RETURN NEW;
END $$;

-- As before, without what the room says.
CREATE OR REPLACE FUNCTION parley_guard_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  blocker text COLLATE "C" := NEW.room_id::text;
  blocked text COLLATE "C" := substr(NEW.key, 7);
  between uuid;
BEGIN
  UPDATE member SET guarded = parley_is_blocked(room, member.person_id)
  FROM room
  WHERE room.direct_key = least(blocker, blocked) || ':' || greatest(blocker, blocked) AND room.kind = 'direct'
    AND member.room_id = room.id AND member.person_id = blocked::uuid
  RETURNING member.room_id INTO between;
  IF between IS NOT NULL THEN
    PERFORM pg_notify('parley_membership', blocked || ' ' || between || ' joined again');
  END IF;
  RETURN NULL;
END $$;

-- As before, with the guard of the room.
CREATE OR REPLACE FUNCTION parley_append_each(rooms uuid[], authors uuid[], clients uuid[], bodies text[])
RETURNS TABLE (outcome text, seq bigint, rev bigint, author_id uuid, client_id uuid, body text,
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
          AND member.state = 'joined' AND NOT member.guarded
          AND NOT parley_is_guarded((SELECT room FROM room WHERE room.id = given.room_id), member.role)) AS joined
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
    coalesce(inserted.seq, (command.earlier).seq),
    coalesce(inserted.seq, (command.earlier).rev),
    command.author_id,
    command.client_id,
    coalesce(inserted.body, (command.earlier).body),
    CASE WHEN inserted.seq IS NULL THEN (command.earlier).created_at ELSE moment END,
    (command.earlier).edited_at,
    (command.earlier).deleted_at
  FROM command LEFT JOIN inserted ON inserted.room_id = command.room_id
    AND inserted.author_id = command.author_id AND inserted.client_id = command.client_id
  ORDER BY command.position;
END $$;

-- As before, with the guard of the room.
CREATE OR REPLACE FUNCTION parley_append(rooms uuid[], steps integer[], places integer[], ordinals integer[],
                              authors uuid[], clients uuid[], bodies text[])
RETURNS TABLE (epoch uuid, created_at timestamptz(3), befores bigint[], outcomes json)
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  current_befores bigint[];
  -- Of each room: whether it takes plain messages of some of its members only, or of nobody.
  current_held boolean[];
  moment timestamptz(3);
  written integer;
BEGIN
  BEGIN
    -- Rooms are locked in the order of their ids, so that two instances with the same rooms cannot deadlock: by a nested
    -- loop over `rooms`, or, while there are few rooms at all, over the index, which the lower bound names.
    WITH taken AS (
      UPDATE room SET rev = room.rev + given.steps
      FROM unnest(rooms, steps) WITH ORDINALITY AS given (id, steps, place)
      WHERE room.id = given.id AND room.id >= rooms[1]
      RETURNING given.place, room.rev - given.steps AS before, parley_is_guarded(room, 'member') AS held
    )
    SELECT array_agg(taken.before ORDER BY taken.place), array_agg(taken.held ORDER BY taken.place)
    INTO current_befores, current_held FROM taken;
    moment := clock_timestamp();

    INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at)
    SELECT rooms[given.place], current_befores[given.place] + given.ordinal, current_befores[given.place] + given.ordinal,
      given.author_id, given.client_id, given.body, moment
    FROM unnest(places, ordinals, authors, clients, bodies) AS given (place, ordinal, author_id, client_id, body)
    WHERE (SELECT NOT current_held[given.place]
        OR NOT parley_is_guarded((SELECT room FROM room WHERE room.id = rooms[given.place]), member.role)
      FROM member
      WHERE member.room_id = rooms[given.place] AND member.person_id = given.author_id
        AND member.state = 'joined' AND NOT member.guarded);
    GET DIAGNOSTICS written = ROW_COUNT;
    IF cardinality(current_befores) IS DISTINCT FROM cardinality(rooms) OR written <> cardinality(places) THEN
      RAISE SQLSTATE 'PLNOT';
    END IF;
  EXCEPTION WHEN unique_violation OR SQLSTATE 'PLNOT' THEN
    -- Nothing of it was written, and nothing is locked.
    RETURN QUERY
    SELECT (SELECT workspace.epoch FROM workspace WHERE workspace.id = 1), NULL::timestamptz, NULL::bigint[],
      json_agg(each ORDER BY each.position)
    FROM parley_append_each(
      ARRAY(SELECT rooms[given.place] FROM unnest(places) WITH ORDINALITY AS given (place, position) ORDER BY given.position),
      authors, clients, bodies
    ) WITH ORDINALITY AS each (outcome, seq, rev, author_id, client_id, body, created_at, edited_at, deleted_at, position);
    RETURN;
  END;
  epoch := (SELECT workspace.epoch FROM workspace WHERE workspace.id = 1);
  created_at := moment;
  befores := current_befores;
  RETURN NEXT;
END $$;

UPDATE member SET guarded = parley_is_blocked(room, member.person_id) FROM room
WHERE room.id = member.room_id AND member.guarded;

-- The few who keep a room are found without going over all of its members.
CREATE INDEX "member_moderator_idx" ON "member"("room_id") WHERE "role" = 'moderator';
