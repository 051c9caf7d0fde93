-- What is taken away leaves no copy: neither with a report of it that waits still, nor with one that comes in between.
CREATE OR REPLACE FUNCTION parley_take_away(in_room uuid, in_seqs bigint[]) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  was message;
  next_rev bigint;
  taken integer := 0;
BEGIN
  UPDATE reported_message SET body = NULL
    WHERE reported_message.room_id = in_room AND reported_message.seq = ANY (in_seqs) AND reported_message.body IS NOT NULL;
  FOR was IN SELECT * FROM message
    WHERE message.room_id = in_room AND message.seq = ANY (in_seqs) AND message.deleted_at IS NULL ORDER BY message.seq
  LOOP
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    UPDATE message_edit SET previous_body = NULL
      WHERE message_edit.room_id = in_room AND message_edit.seq = was.seq;
    DELETE FROM mention WHERE mention.room_id = in_room AND mention.seq = was.seq;
    UPDATE message SET body = NULL, deleted_at = clock_timestamp(), rev = next_rev,
        extras = (SELECT nullif(coalesce(jsonb_object_agg(kept.key, kept.value), '{}'), '{}')
          FROM jsonb_each(was.extras) AS kept WHERE kept.key IN ('thread', 'threadOf', 'alsoInRoom'))
      WHERE message.room_id = in_room AND message.seq = was.seq;
    IF was.extras ? 'pinned' THEN
      PERFORM parley_count_pins(in_room);
    END IF;
    PERFORM parley_tell_dependents(in_room, was.seq);
    taken := taken + 1;
  END LOOP;
  RETURN taken;
END $$;
