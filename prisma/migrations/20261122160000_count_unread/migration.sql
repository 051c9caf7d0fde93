-- Unread, counted by a function: a statement that names the partitioned table of messages opens each partition with its
-- indexes for each time it names it, before it reads a row, and most people who come home have nothing behind them. A
-- function's statements are opened when they run. It sees what the calling statement sees, being STABLE.
--
-- Undeleted messages by others behind a read position, without replies that stand in threads only and without those by
-- people whom the person blocked; how many of them mention the person or everybody, or hold one of their keywords; how
-- many the person by name. Each up to `in_most`, in the order of seq, which makes an index scan end there.
CREATE FUNCTION parley_count_unread(in_room uuid, in_person uuid, in_read_seq bigint, in_most int) RETURNS int[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  blocked uuid[] := ARRAY(SELECT substr(item.key, 7)::uuid FROM personal_item AS item
    WHERE item.room_id = in_person AND item.key LIKE 'block:%' AND item.value IS NOT NULL);
  words jsonb;
  pattern text;
  unread int;
  mentions int;
  named int := 0;
BEGIN
  SELECT count(*) INTO unread FROM (
    SELECT FROM message
    WHERE message.room_id = in_room AND message.seq > in_read_seq AND message.author_id <> in_person
      AND message.deleted_at IS NULL AND (message.thread_of IS NULL OR message.also_in_room)
      AND message.author_id <> ALL (blocked)
    ORDER BY message.seq LIMIT in_most) AS behind;
  IF unread = 0 THEN RETURN ARRAY[0, 0, 0]; END IF;

  SELECT count(*) INTO mentions FROM (
    SELECT DISTINCT mention.seq FROM mention
      JOIN message ON message.room_id = in_room AND message.seq = mention.seq AND message.author_id <> in_person
        AND message.deleted_at IS NULL AND (message.thread_of IS NULL OR message.also_in_room)
        AND message.author_id <> ALL (blocked)
    WHERE mention.person_id IN (in_person, in_room) AND mention.room_id = in_room AND mention.seq > in_read_seq
    LIMIT in_most) AS calling;
  IF mentions > 0 THEN
    -- By name: whom only `@here` called has a row in `mention`, too.
    SELECT count(*) INTO named FROM (
      SELECT DISTINCT mention.seq FROM mention
        JOIN message ON message.room_id = in_room AND message.seq = mention.seq AND message.author_id <> in_person
          AND message.deleted_at IS NULL AND (message.thread_of IS NULL OR message.also_in_room)
          AND message.author_id <> ALL (blocked)
      WHERE mention.person_id = in_person AND mention.room_id = in_room AND mention.seq > in_read_seq
        AND jsonb_exists(message.extras->'mentions', in_person::text)
      LIMIT in_most) AS naming;
  END IF;

  SELECT item.value->'value' INTO words FROM personal_item AS item
    WHERE item.room_id = in_person AND item.key = 'setting:keywords' AND jsonb_typeof(item.value->'value') = 'array';
  IF words IS NOT NULL THEN
    pattern := parley_keyword_pattern(words);
    -- What calls them anyway is counted already.
    mentions := mentions + (SELECT count(*) FROM (
      SELECT message.seq, message.body FROM message
      WHERE message.room_id = in_room AND message.seq > in_read_seq AND message.author_id <> in_person
        AND message.deleted_at IS NULL AND (message.thread_of IS NULL OR message.also_in_room)
        AND message.author_id <> ALL (blocked)
      ORDER BY message.seq LIMIT in_most) AS behind
    WHERE parley_fold_case(behind.body) ~ pattern AND NOT EXISTS (SELECT FROM mention
      WHERE mention.room_id = in_room AND mention.seq = behind.seq AND mention.person_id IN (in_person, in_room)));
  END IF;
  RETURN ARRAY[unread, mentions, named];
END
$$;
