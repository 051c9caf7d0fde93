-- How long a member waits between two messages in a room; 0: not at all. One more reason to look closer at a send, so that
-- rooms without it cost the journal nothing.
ALTER TABLE "room" ADD COLUMN "slow_seconds" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "room" ADD CONSTRAINT "room_slow_seconds_check" CHECK ("slow_seconds" BETWEEN 0 AND 21600);
-- When they last posted while the room was slow, of those who wait.
ALTER TABLE "member" ADD COLUMN "spoke_at" TIMESTAMPTZ(3);

CREATE OR REPLACE FUNCTION parley_is_guarded(in_room room, in_role member_role) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT in_room.archived_at IS NOT NULL
    OR (in_role = 'member' AND (in_room.posting = 'moderators' OR in_room.slow_seconds > 0))
$$;

CREATE TRIGGER room_slows_members AFTER UPDATE OF slow_seconds ON room
  FOR EACH ROW WHEN (OLD.slow_seconds <> NEW.slow_seconds) EXECUTE FUNCTION parley_guard_members();
