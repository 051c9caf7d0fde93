-- What happened to a room, for its timeline. A line has the rev of the change that it tells of, and never changes.
CREATE TYPE "room_line_kind" AS ENUM ('joined', 'left', 'added', 'removed', 'renamed', 'topic', 'archived', 'unarchived', 'cleared');

CREATE TABLE "room_line" (
    "room_id" UUID NOT NULL,
    "rev" BIGINT NOT NULL,
    "kind" "room_line_kind" NOT NULL,
    "by_id" UUID,
    "person_id" UUID,
    "name" TEXT,
    "up_to" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "room_line_pkey" PRIMARY KEY ("room_id", "rev")
);
ALTER TABLE "room_line" ADD CONSTRAINT "room_line_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A line as the protocol tells it, but for the form of its time.
CREATE FUNCTION parley_line(line room_line) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('rev', line.rev, 'kind', line.kind, 'by', line.by_id, 'person', line.person_id,
    'name', line.name, 'upTo', line.up_to, 'at', line.at))
$$;

-- As it was, but that it writes the line, and knows who does it: null is the person. An instance of the version before asks
-- with three values still.
DROP FUNCTION parley_set_membership(uuid, uuid, member_state);
CREATE FUNCTION parley_set_membership(in_room uuid, in_person uuid, in_state member_state, in_by uuid DEFAULT NULL)
RETURNS TABLE (outcome text, epoch uuid, rev bigint, member_count integer, person_id uuid, role text, state text,
               joined_at timestamptz, handle text, display_name text, workspace_role text, line jsonb)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  verdict text;
  was member_state;
  next_rev bigint;
  as_role member_role;
  of_kind room_kind;
BEGIN
  SELECT room.kind INTO of_kind FROM room WHERE room.id = in_room FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    verdict := 'no_room';
  ELSE
    SELECT member.state INTO was FROM member WHERE member.room_id = in_room AND member.person_id = in_person;
    verdict := CASE WHEN coalesce(was, 'left') = in_state THEN 'unchanged' ELSE 'changed' END;
  END IF;
  IF verdict = 'changed' THEN
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    IF in_state = 'joined' THEN
      as_role := CASE WHEN EXISTS (SELECT FROM room WHERE room.id = in_room AND room.kind IN ('public', 'private')
          AND room.created_by_id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM member WHERE member.room_id = in_room AND member.state = 'joined')
        THEN 'owner' ELSE 'member' END;
      INSERT INTO read_position (room_id, person_id, seq)
        SELECT in_room, in_person, coalesce(max(message.seq), 0) FROM message WHERE message.room_id = in_room
        ON CONFLICT (person_id, room_id)
          DO UPDATE SET seq = greatest(read_position.seq, excluded.seq), moved_at = clock_timestamp();
      INSERT INTO member (room_id, person_id, role, state, rev, joined_at)
        VALUES (in_room, in_person, as_role, 'joined', next_rev, clock_timestamp())
        ON CONFLICT (room_id, person_id)
          DO UPDATE SET role = excluded.role, state = excluded.state, rev = excluded.rev, joined_at = excluded.joined_at;
    ELSE
      UPDATE member SET role = 'member', state = in_state, rev = next_rev
        WHERE member.room_id = in_room AND member.person_id = in_person;
    END IF;
    IF of_kind IN ('public', 'private') THEN
      INSERT INTO room_line (room_id, rev, kind, by_id, person_id)
        SELECT in_room, next_rev,
          (CASE WHEN own.act THEN CASE in_state WHEN 'joined' THEN 'joined' ELSE 'left' END
            ELSE CASE in_state WHEN 'joined' THEN 'added' ELSE 'removed' END END)::room_line_kind,
          coalesce(in_by, in_person), CASE WHEN NOT own.act THEN in_person END
        FROM (SELECT coalesce(in_by, in_person) = in_person AS act) AS own;
    END IF;
  END IF;

  RETURN QUERY SELECT verdict, (SELECT workspace.epoch FROM workspace WHERE workspace.id = 1), member.rev,
    (SELECT count(*)::integer FROM member AS other WHERE other.room_id = in_room AND other.state = 'joined'),
    member.person_id, member.role::text, member.state::text, member.joined_at,
    person.handle, person.display_name, person.role::text,
    (SELECT parley_line(room_line) FROM room_line WHERE room_line.room_id = in_room AND room_line.rev = member.rev)
    FROM member JOIN person ON person.id = member.person_id
    WHERE member.room_id = in_room AND member.person_id = in_person;
  IF NOT FOUND THEN
    RETURN QUERY SELECT verdict, NULL::uuid, NULL::bigint, NULL::integer, NULL::uuid, NULL::text, NULL::text,
      NULL::timestamptz, NULL::text, NULL::text, NULL::text, NULL::jsonb;
  END IF;
END $$;
