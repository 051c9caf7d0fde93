-- What changes a room. Each function locks the room's row first and holds it to the commit, so revs become visible in
-- order. They have several statements on purpose: in READ COMMITTED each statement sees what was committed before it
-- began, so what is read after the lock is true under the lock; a single statement would keep the snapshot from
-- before it waited. Sequential scans are off, because a plan is kept by its connection while the tables grow: it must be
-- made of index lookups from the first day.

-- Appends a batch of messages; one row for each command, in the order of the commands.
-- `committed`: written now. `duplicate`: the same client id by the same author in the same room was written before (or
-- earlier in this batch); the row tells its state now. `not_a_member`, `no_room`: nothing written.
-- The lookups are scalar subqueries: as joins, the planner would hash a whole table for them once it is large.
CREATE FUNCTION parley_append(rooms uuid[], authors uuid[], clients uuid[], bodies text[])
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
          AND member.state = 'joined') AS joined,
      (SELECT true FROM room WHERE room.id = given.room_id) AS room_exists
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
      WHEN command.room_exists THEN 'not_a_member'
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

-- Edits a message, or deletes it where the new body is null. Delete beats edit: a tombstone never gets a body again,
-- and takes what earlier bodies were kept with it.
-- `changed`; `unchanged`: this edit (by its client id) or deletion was done before; `deleted`: too late for an edit;
-- `not_found`, `not_author`, `not_a_member`, `no_room`; `epoch_changed`: the seq is of another epoch, whatever it names here.
CREATE FUNCTION parley_change_message(in_epoch uuid, in_room uuid, in_seq bigint, in_author uuid, in_client uuid,
                                      in_body text)
RETURNS TABLE (outcome text, seq bigint, rev bigint, author_id uuid, client_id uuid, body text,
               created_at timestamptz, edited_at timestamptz, deleted_at timestamptz)
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
      UPDATE message SET body = NULL, deleted_at = clock_timestamp(), rev = next_rev
        WHERE message.room_id = in_room AND message.seq = in_seq;
    ELSE
      INSERT INTO message_edit (room_id, seq, rev, client_id, previous_body)
        VALUES (in_room, in_seq, next_rev, in_client, was.body);
      UPDATE message SET body = in_body, edited_at = clock_timestamp(), rev = next_rev
        WHERE message.room_id = in_room AND message.seq = in_seq;
    END IF;
  END IF;

  IF verdict IN ('changed', 'unchanged') THEN
    RETURN QUERY SELECT verdict, message.seq, message.rev, message.author_id, message.client_id, message.body,
      message.created_at, message.edited_at, message.deleted_at
      FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
  ELSE
    RETURN QUERY SELECT verdict, NULL::bigint, NULL::bigint, NULL::uuid, NULL::uuid, NULL::text,
      NULL::timestamptz, NULL::timestamptz, NULL::timestamptz;
  END IF;
END $$;

-- Makes a person join a public room, or leave one. Who joins has read everything up to then.
-- `changed`; `unchanged`: it was so before, and the row tells it again, because the first answer may have been lost and nobody
-- told (of nulls where they never were a member); `no_room`.
CREATE FUNCTION parley_set_membership(in_room uuid, in_person uuid, in_state member_state)
RETURNS TABLE (outcome text, epoch uuid, rev bigint, member_count integer, person_id uuid, role text, state text,
               joined_at timestamptz, handle text, display_name text, workspace_role text)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  verdict text;
  was member_state;
  next_rev bigint;
BEGIN
  PERFORM FROM room WHERE room.id = in_room FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    verdict := 'no_room';
  ELSE
    SELECT member.state INTO was FROM member WHERE member.room_id = in_room AND member.person_id = in_person;
    verdict := CASE WHEN coalesce(was, 'left') = in_state THEN 'unchanged' ELSE 'changed' END;
  END IF;
  IF verdict = 'changed' THEN
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    IF in_state = 'joined' THEN
      INSERT INTO read_position (room_id, person_id, seq)
        SELECT in_room, in_person, coalesce(max(message.seq), 0) FROM message WHERE message.room_id = in_room
        ON CONFLICT (person_id, room_id)
          DO UPDATE SET seq = greatest(read_position.seq, excluded.seq), moved_at = clock_timestamp();
      INSERT INTO member (room_id, person_id, state, rev, joined_at)
        VALUES (in_room, in_person, 'joined', next_rev, clock_timestamp())
        ON CONFLICT (room_id, person_id)
          DO UPDATE SET state = excluded.state, rev = excluded.rev, joined_at = excluded.joined_at;
    ELSE
      UPDATE member SET state = in_state, rev = next_rev
        WHERE member.room_id = in_room AND member.person_id = in_person;
    END IF;
  END IF;

  RETURN QUERY SELECT verdict, (SELECT workspace.epoch FROM workspace WHERE workspace.id = 1), member.rev,
    (SELECT count(*)::integer FROM member AS other WHERE other.room_id = in_room AND other.state = 'joined'),
    member.person_id, member.role::text, member.state::text, member.joined_at,
    person.handle, person.display_name, person.role::text
    FROM member JOIN person ON person.id = member.person_id
    WHERE member.room_id = in_room AND member.person_id = in_person;
  IF NOT FOUND THEN
    RETURN QUERY SELECT verdict, NULL::uuid, NULL::bigint, NULL::integer, NULL::uuid, NULL::text, NULL::text,
      NULL::timestamptz, NULL::text, NULL::text, NULL::text;
  END IF;
END $$;

-- Makes a public room with its creator as owner and first member, at rev 1.
-- `created`; `duplicate`: this creator made it with this client id before; `name_taken`.
CREATE FUNCTION parley_create_room(in_room uuid, in_name text, in_topic text, in_creator uuid, in_client uuid)
RETURNS TABLE (outcome text, room_id uuid)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  earlier uuid;
BEGIN
  -- Waits for whoever is inserting the same name or client id right now; what is read after it sees their commit.
  INSERT INTO room (id, name, topic, rev, created_by_id, client_id)
    VALUES (in_room, in_name, in_topic, 1, in_creator, in_client)
    ON CONFLICT DO NOTHING;
  IF FOUND THEN
    INSERT INTO member (room_id, person_id, role, state, rev) VALUES (in_room, in_creator, 'owner', 'joined', 1);
    RETURN QUERY SELECT 'created', in_room;
    RETURN;
  END IF;
  SELECT room.id INTO earlier FROM room WHERE room.created_by_id = in_creator AND room.client_id = in_client;
  RETURN QUERY SELECT CASE WHEN earlier IS NULL THEN 'name_taken' ELSE 'duplicate' END, earlier;
END $$;

-- Makes an account: the owner if it is the first one, else a member. Null where the handle or the e-mail is taken.
CREATE FUNCTION parley_create_person(in_id uuid, in_handle text, in_email text, in_display_name text,
                                     in_password_hash text)
RETURNS workspace_role
LANGUAGE plpgsql AS $$
DECLARE
  given workspace_role := 'member';
BEGIN
  IF NOT EXISTS (SELECT FROM person) THEN
    -- Two first accounts at once: the second waits here, and then sees the first.
    PERFORM pg_advisory_xact_lock(hashtext('parley_create_person'));
    IF NOT EXISTS (SELECT FROM person) THEN
      given := 'owner';
    END IF;
  END IF;
  INSERT INTO person (id, handle, email, display_name, password_hash, role)
    VALUES (in_id, in_handle, in_email, in_display_name, in_password_hash, given)
    ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN given END;
END $$;
