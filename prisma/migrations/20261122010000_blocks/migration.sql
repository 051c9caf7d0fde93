-- Whom somebody blocked: looked up with every count of what is unread.
CREATE INDEX "personal_item_blocks_idx" ON "personal_item"("room_id")
  WHERE "key" LIKE 'block:%' AND "value" IS NOT NULL;

-- Between two people, whoever is blocked by the other may not write. So that this costs the journal nothing it is one more
-- reason to look closer, kept as the others are.
CREATE FUNCTION parley_is_blocked(in_room room, in_person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT in_room.kind = 'direct' AND EXISTS (
    SELECT FROM personal_item AS block
    WHERE block.room_id = ANY (array_remove(string_to_array(in_room.direct_key, ':')::uuid[], in_person))
      AND block.key = 'block:' || in_person AND block.value IS NOT NULL)
$$;

CREATE OR REPLACE FUNCTION parley_guard_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.guarded := (SELECT parley_is_guarded(room, NEW.role) OR parley_is_blocked(room, NEW.person_id)
    FROM room WHERE room.id = NEW.room_id);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION parley_guard_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member SET guarded = next.guarded
  FROM (SELECT one.person_id, parley_is_guarded(NEW, one.role) OR parley_is_blocked(NEW, one.person_id) AS guarded
    FROM member AS one WHERE one.room_id = NEW.id) AS next
  WHERE member.room_id = NEW.id AND member.person_id = next.person_id AND member.guarded <> next.guarded;
  RETURN NULL;
END $$;

-- `item.room_id` is the id of whoever blocks; the key names whom.
CREATE FUNCTION parley_guard_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  blocker text COLLATE "C" := NEW.room_id::text;
  blocked text COLLATE "C" := substr(NEW.key, 7);
BEGIN
  UPDATE member SET guarded = parley_is_guarded(room, member.role) OR parley_is_blocked(room, member.person_id)
  FROM room
  WHERE room.direct_key = least(blocker, blocked) || ':' || greatest(blocker, blocked) AND room.kind = 'direct'
    AND member.room_id = room.id AND member.person_id = blocked::uuid;
  RETURN NULL;
END $$;
CREATE TRIGGER personal_item_guards_blocked AFTER INSERT OR UPDATE OF value ON personal_item
  FOR EACH ROW WHEN (NEW.key LIKE 'block:%') EXECUTE FUNCTION parley_guard_blocked();

-- Those who are blocked already.
UPDATE member SET guarded = true FROM room
WHERE room.id = member.room_id AND room.kind = 'direct' AND NOT member.guarded
  AND parley_is_blocked(room, member.person_id);
