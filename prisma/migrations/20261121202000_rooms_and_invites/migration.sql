-- What a room's name looks like: letters of Cyrillic and Greek, and other forms of the same letter, as the Latin ones that they
-- are drawn like. Two rooms whose names look alike cannot be told apart, so one of them is taken.
CREATE FUNCTION parley_skeleton(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(normalize(name, NFKD), 'аеорсухіјѕԁһԛԝѵгαονρικυχγσıɑɡ', 'aeopcyxijsdhqwvraovpikuxyoiag')
$$;

-- Names from before that look like an older one.
UPDATE room SET name = left(room.name, 41) || '-' || left(room.id::text, 8)
WHERE EXISTS (SELECT FROM room AS older WHERE parley_skeleton(older.name) = parley_skeleton(room.name)
  AND (older.created_at, older.id) < (room.created_at, room.id));
CREATE UNIQUE INDEX room_looks_like_no_other ON room (parley_skeleton(name));

CREATE TABLE "room_invite" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "uses_left" INTEGER,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_invite_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "room_invite_code_hash_key" ON "room_invite"("code_hash");
CREATE INDEX "room_invite_room_id_idx" ON "room_invite"("room_id");
ALTER TABLE "room_invite" ADD CONSTRAINT "room_invite_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room_invite" ADD CONSTRAINT "room_invite_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rooms are made by statements of their own now: there are several kinds.
DROP FUNCTION parley_create_room(uuid, text, text, uuid, uuid);

-- A role ends with the membership: whoever comes back is a member like any other.
UPDATE member SET role = 'member' WHERE state = 'left' AND role <> 'member';

-- Makes a person join a room, or leave one. Who joins has read everything up to then. Who enters a room that somebody made and
-- everybody left owns it, so that no room stays without an owner.
-- `changed`; `unchanged`: it was so before, and the row tells it again, because the first answer may have been lost and nobody
-- told (of nulls where they never were a member); `no_room`.
CREATE OR REPLACE FUNCTION parley_set_membership(in_room uuid, in_person uuid, in_state member_state)
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
  as_role member_role;
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
