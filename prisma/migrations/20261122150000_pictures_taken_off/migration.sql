-- An edit may take pictures off a message. Their bytes go as those of a deleted message do, and what was said before tells
-- how many there were. A message without words keeps one.
ALTER TABLE "message_edit" ADD COLUMN "files_removed" INTEGER NOT NULL DEFAULT 0;

DROP FUNCTION parley_change_message(uuid, uuid, bigint, uuid, uuid, text, text[], text);

CREATE FUNCTION parley_change_message(in_epoch uuid, in_room uuid, in_seq bigint, in_author uuid, in_client uuid,
                                      in_body text, in_handles text[], in_everybody text,
                                      in_files uuid[] DEFAULT NULL)
RETURNS TABLE (outcome text, seq bigint, rev bigint, author_id uuid, client_id uuid, body text,
               created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, extras jsonb, head bigint)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  verdict text;
  was message;
  next_rev bigint;
  in_role member_role;
  named uuid[];
  here jsonb;
  everybody text := in_everybody;
  stay jsonb;
  taken_off integer := 0;
BEGIN
  PERFORM FROM room WHERE room.id = in_room FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM workspace WHERE workspace.id = 1 AND workspace.epoch = in_epoch) THEN
    verdict := 'epoch_changed';
  ELSIF NOT EXISTS (SELECT FROM room WHERE room.id = in_room) THEN
    verdict := 'no_room';
  ELSE
    SELECT member.role INTO in_role FROM member
      WHERE member.room_id = in_room AND member.person_id = in_author AND member.state = 'joined';
    IF in_role IS NULL THEN
      verdict := 'not_a_member';
    END IF;
  END IF;
  IF verdict IS NOT NULL THEN
    NULL;
  ELSIF EXISTS (SELECT FROM room WHERE room.id = in_room AND room.archived_at IS NOT NULL) THEN
    verdict := 'archived';
  ELSE
    SELECT * INTO was FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
    SELECT jsonb_agg(file.value ORDER BY file.ordinality)
        FILTER (WHERE in_files IS NULL OR (file.value->>'id')::uuid = ANY (in_files)),
      count(*) FILTER (WHERE (file.value->>'id')::uuid <> ALL (in_files))
      INTO stay, taken_off FROM jsonb_array_elements(was.extras->'files') WITH ORDINALITY AS file;
    verdict := CASE
      WHEN was.seq IS NULL THEN 'not_found'
      WHEN was.author_id <> in_author AND (in_body IS NOT NULL OR in_role = 'member') THEN 'not_author'
      WHEN in_body IS NULL AND was.deleted_at IS NOT NULL THEN 'unchanged'
      WHEN in_body IS NOT NULL AND EXISTS (
        SELECT FROM message_edit
        WHERE message_edit.room_id = in_room AND message_edit.seq = in_seq AND message_edit.client_id = in_client
      ) THEN 'unchanged'
      WHEN was.deleted_at IS NOT NULL THEN 'deleted'
      WHEN in_body IS NOT NULL AND EXISTS (
        SELECT FROM room WHERE room.id = in_room AND parley_is_blocked(room, in_author)
      ) THEN 'blocked'
      WHEN in_body = '' AND stay IS NULL THEN 'empty'
      ELSE 'changed'
    END;
  END IF;

  IF verdict = 'changed' THEN
    UPDATE room SET rev = room.rev + 1 WHERE room.id = in_room RETURNING room.rev INTO next_rev;
    IF in_body IS NULL THEN
      UPDATE message_edit SET previous_body = NULL
        WHERE message_edit.room_id = in_room AND message_edit.seq = in_seq;
      DELETE FROM mention WHERE mention.room_id = in_room AND mention.seq = in_seq;
      -- Of what it carried only its place stays: in a thread, and what hangs on it.
      UPDATE message SET body = NULL, deleted_at = clock_timestamp(), rev = next_rev,
          extras = (SELECT nullif(coalesce(jsonb_object_agg(kept.key, kept.value), '{}'), '{}')
            FROM jsonb_each(was.extras) AS kept WHERE kept.key IN ('thread', 'threadOf', 'alsoInRoom'))
        WHERE message.room_id = in_room AND message.seq = in_seq;
      IF was.extras ? 'pinned' THEN
        PERFORM parley_count_pins(in_room);
      END IF;
    ELSE
      INSERT INTO message_edit (room_id, seq, rev, client_id, previous_body, files_removed)
        VALUES (in_room, in_seq, next_rev, in_client, was.body, taken_off);
      IF taken_off > 0 THEN
        UPDATE file SET deleted_at = clock_timestamp()
          WHERE file.room_id = in_room AND file.message_seq = in_seq AND file.deleted_at IS NULL
            AND file.id <> ALL (in_files);
      END IF;
      -- Whom it calls now. Nobody is told anew: what was read stays read, and `@here` calls who was there as it was sent.
      IF in_everybody = 'here' THEN
        IF was.extras->>'mentionsAll' = 'all' THEN
          everybody := 'all';
        ELSE
          here := was.extras->'here';
        END IF;
      END IF;
      SELECT array_agg(person.id ORDER BY person.id) INTO named FROM person
        JOIN member ON member.person_id = person.id AND member.room_id = in_room AND member.state = 'joined'
        WHERE person.handle = ANY (in_handles);
      UPDATE message SET body = in_body, edited_at = clock_timestamp(), rev = next_rev,
          extras = nullif(coalesce(was.extras, '{}') - 'mentions' - 'mentionsAll' - 'here' - 'files' || jsonb_strip_nulls(
            jsonb_build_object('mentions', to_jsonb(named), 'mentionsAll', everybody, 'here', here))
            || CASE WHEN stay IS NULL THEN '{}' ELSE jsonb_build_object('files', stay) END, '{}')
        WHERE message.room_id = in_room AND message.seq = in_seq;
      IF everybody = 'all' THEN
        named := array_append(named, in_room);
      END IF;
      named := named || ARRAY(SELECT jsonb_array_elements_text(here)::uuid);
      DELETE FROM mention WHERE mention.room_id = in_room AND mention.seq = in_seq
        AND mention.person_id <> ALL (coalesce(named, '{}'));
      INSERT INTO mention (person_id, room_id, seq) SELECT called.id, in_room, in_seq FROM unnest(named) AS called (id)
        ON CONFLICT DO NOTHING;
    END IF;
    PERFORM parley_tell_dependents(in_room, in_seq);
  END IF;

  IF verdict IN ('changed', 'unchanged') THEN
    RETURN QUERY SELECT verdict, message.seq, message.rev, message.author_id, message.client_id, message.body,
      message.created_at, message.edited_at, message.deleted_at, message.extras,
      (SELECT room.rev FROM room WHERE room.id = in_room)
      FROM message WHERE message.room_id = in_room AND message.seq = in_seq;
  ELSE
    RETURN QUERY SELECT verdict, NULL::bigint, NULL::bigint, NULL::uuid, NULL::uuid, NULL::text,
      NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, NULL::jsonb, NULL::bigint;
  END IF;
END $$;
