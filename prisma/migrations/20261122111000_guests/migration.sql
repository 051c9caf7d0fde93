-- Somebody from outside: in the rooms that an admin chose for them, and nowhere else.
ALTER TYPE "workspace_role" ADD VALUE IF NOT EXISTS 'guest' AFTER 'member';

-- The public and private rooms that a guest may be in.
CREATE TABLE "guest_room" (
    "person_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,

    CONSTRAINT "guest_room_pkey" PRIMARY KEY ("person_id", "room_id")
);
CREATE INDEX "guest_room_room_id_idx" ON "guest_room"("room_id");
ALTER TABLE "guest_room" ADD CONSTRAINT "guest_room_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "guest_room" ADD CONSTRAINT "guest_room_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those that whoever comes by a link as a guest is in.
ALTER TABLE "workspace_invite" ADD COLUMN "room_ids" UUID[] NOT NULL DEFAULT '{}';

-- Whoever becomes a guest may stay where they are; whoever is one no more needs no choice.
-- The role is compared as text: the value of the type is not usable in the transaction that adds it.
CREATE FUNCTION parley_begin_guest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.role::text = 'guest' THEN
    INSERT INTO guest_room (person_id, room_id)
      SELECT member.person_id, member.room_id FROM member JOIN room ON room.id = member.room_id
      WHERE member.person_id = NEW.id AND member.state = 'joined' AND room.kind IN ('public', 'private')
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM guest_room WHERE guest_room.person_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_begins_as_guest AFTER UPDATE OF role ON person
  FOR EACH ROW WHEN ((OLD.role::text = 'guest') <> (NEW.role::text = 'guest')) EXECUTE FUNCTION parley_begin_guest();

-- A guest enters no room that was not chosen, by whatever way. What is between people is theirs.
CREATE FUNCTION parley_keep_guest_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' OR OLD.state <> 'joined')
    AND (SELECT person.role::text FROM person WHERE person.id = NEW.person_id) = 'guest'
    AND EXISTS (SELECT FROM room WHERE room.id = NEW.room_id AND room.kind IN ('public', 'private'))
    AND NOT EXISTS (SELECT FROM guest_room WHERE guest_room.person_id = NEW.person_id AND guest_room.room_id = NEW.room_id)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'PG001', MESSAGE = 'not a room of this guest';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER member_is_no_strange_guest BEFORE INSERT OR UPDATE OF state ON member
  FOR EACH ROW WHEN (NEW.state = 'joined') EXECUTE FUNCTION parley_keep_guest_out();
