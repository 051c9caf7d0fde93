-- Whether one may write to somebody directly hangs on what that person keeps for themselves, in a room that one is not in.
-- So the change tells it, when it commits, on the channel of memberships: in the room as before, but told of it again.
CREATE OR REPLACE FUNCTION parley_guard_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  blocker text COLLATE "C" := NEW.room_id::text;
  blocked text COLLATE "C" := substr(NEW.key, 7);
  between uuid;
BEGIN
  UPDATE member SET guarded = parley_is_guarded(room, member.role) OR parley_is_blocked(room, member.person_id)
  FROM room
  WHERE room.direct_key = least(blocker, blocked) || ':' || greatest(blocker, blocked) AND room.kind = 'direct'
    AND member.room_id = room.id AND member.person_id = blocked::uuid
  RETURNING member.room_id INTO between;
  IF between IS NOT NULL THEN
    PERFORM pg_notify('parley_membership', blocked || ' ' || between || ' joined again');
  END IF;
  RETURN NULL;
END $$;
