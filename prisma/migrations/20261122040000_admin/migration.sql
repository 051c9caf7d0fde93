-- What those need who run the workspace: who may be here, what was done, and numbers that are cheap to ask for.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Suspended while `suspended_at` is set and `suspended_until`, where there is one, lies ahead. Neither hides what they wrote.
ALTER TABLE "person" ADD COLUMN "suspended_at" TIMESTAMPTZ(3);
ALTER TABLE "person" ADD COLUMN "suspended_until" TIMESTAMPTZ(3);
ALTER TABLE "person" ADD COLUMN "deactivated_at" TIMESTAMPTZ(3);
-- Within some minutes. It stands in no index, so that a touch writes no other page.
ALTER TABLE "person" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);
ALTER TABLE "person" SET (fillfactor = 90);
UPDATE person SET last_seen_at = seen.at
  FROM (SELECT person_id, max(last_seen_at) AS at FROM device_session GROUP BY person_id) AS seen
  WHERE seen.person_id = person.id;

CREATE INDEX "person_name_idx" ON "person"(lower("display_name"), "id");
CREATE INDEX "person_created_at_id_idx" ON "person"("created_at", "id");
CREATE INDEX "person_role_idx" ON "person"("role", "id");

-- What somebody is looked for by: handle, name and address in lower case, a line each. One column, so that a search of
-- whatever length looks at a row once.
ALTER TABLE "person" ADD COLUMN "found_by" TEXT NOT NULL DEFAULT '';
CREATE FUNCTION parley_found_by() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.found_by := lower(NEW.handle || E'\n' || NEW.display_name || E'\n' || coalesce(NEW.email, ''));
  RETURN NEW;
END $$;
CREATE TRIGGER person_is_found BEFORE INSERT OR UPDATE OF handle, display_name, email ON person
  FOR EACH ROW EXECUTE FUNCTION parley_found_by();
UPDATE person SET found_by = lower(handle || E'\n' || display_name || E'\n' || coalesce(email, ''));
CREATE INDEX "person_found_by_idx" ON "person" USING gin ("found_by" gin_trgm_ops);

CREATE TYPE "registration_mode" AS ENUM ('open', 'domains', 'invite', 'closed');
ALTER TABLE "workspace" ADD COLUMN "registration_mode" "registration_mode" NOT NULL DEFAULT 'open';
ALTER TABLE "workspace" ADD COLUMN "registration_domains" TEXT[] NOT NULL DEFAULT '{}';

-- A link with which people make an account. It is good only while whoever made it could give its role still.
CREATE TABLE "workspace_invite" (
    "id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "role" "workspace_role" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "uses" INTEGER NOT NULL DEFAULT 0,
    "uses_left" INTEGER,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_invite_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "workspace_invite_code_hash_key" ON "workspace_invite"("code_hash");
ALTER TABLE "workspace_invite" ADD CONSTRAINT "workspace_invite_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A link with which a person chooses a new password, once. One for each person: making another ends it.
CREATE TABLE "password_reset" (
    "person_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("person_id")
);
CREATE UNIQUE INDEX "password_reset_code_hash_key" ON "password_reset"("code_hash");
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was done by those who run the workspace. It names people and rooms without keys: it outlives them.
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" UUID,
    "target_name" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "session_id" UUID,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id");
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id");
CREATE INDEX "audit_entry_target_id_id_idx" ON "audit_entry"("target_id", "id");
CREATE INDEX "audit_entry_person_id_id_idx" ON "audit_entry"("person_id", "id");
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- Only ever added to, whoever asks: also where triggers are off for a replica's session.
CREATE FUNCTION parley_keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'the audit log is only added to';
END $$;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION parley_keep_audit();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_is_kept;

-- How many are in a room, and how many own it. Whoever changes a membership holds the room's lock, so nobody waits for this.
ALTER TABLE "room" ADD COLUMN "members" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "room" ADD COLUMN "owners" INTEGER NOT NULL DEFAULT 0;
-- Nobody is in it or finds it; the worker removes what was said in it.
ALTER TABLE "room" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
UPDATE room SET members = counted.members, owners = counted.owners
  FROM (SELECT room_id, count(*) AS members, count(*) FILTER (WHERE role = 'owner') AS owners
    FROM member WHERE state = 'joined' GROUP BY room_id) AS counted
  WHERE counted.room_id = room.id;
CREATE INDEX "room_managed_idx" ON "room"("name", "id") WHERE "kind" IN ('public', 'private') AND "deleted_at" IS NULL;
CREATE INDEX "member_owner_idx" ON "member"("room_id") WHERE "role" = 'owner';
CREATE INDEX "room_deleted_at_idx" ON "room"("deleted_at") WHERE "deleted_at" IS NOT NULL;

CREATE FUNCTION parley_count_members() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE room SET members = room.members + delta.members, owners = room.owners + delta.owners
    FROM (SELECT room_id, count(*) AS members, count(*) FILTER (WHERE role = 'owner') AS owners
      FROM fresh WHERE state = 'joined' GROUP BY room_id) AS delta
    WHERE room.id = delta.room_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE room SET members = room.members - delta.members, owners = room.owners - delta.owners
    FROM (SELECT room_id, count(*) AS members, count(*) FILTER (WHERE role = 'owner') AS owners
      FROM gone WHERE state = 'joined' GROUP BY room_id) AS delta
    WHERE room.id = delta.room_id;
  ELSE
    UPDATE room SET members = room.members + delta.members, owners = room.owners + delta.owners
    FROM (
      SELECT room_id, sum(members) AS members, sum(owners) AS owners
      FROM (
        SELECT room_id, 1 AS members, (role = 'owner')::integer AS owners FROM fresh WHERE state = 'joined'
        UNION ALL
        SELECT room_id, -1, -(role = 'owner')::integer FROM gone WHERE state = 'joined'
      ) AS each
      GROUP BY room_id
    ) AS delta
    WHERE room.id = delta.room_id AND (delta.members <> 0 OR delta.owners <> 0);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER member_is_counted AFTER INSERT ON member REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION parley_count_members();
CREATE TRIGGER member_is_counted_anew AFTER UPDATE ON member REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION parley_count_members();
CREATE TRIGGER member_is_counted_out AFTER DELETE ON member REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION parley_count_members();

-- What was said in a room, in numbers, up to a rev; `parley_tally` follows what was written since.
CREATE TABLE "room_tally" (
    "room_id" UUID NOT NULL,
    "counted_to" BIGINT NOT NULL,
    "messages" BIGINT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "last_message_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_tally_pkey" PRIMARY KEY ("room_id")
);
ALTER TABLE "room_tally" ADD CONSTRAINT "room_tally_room_id_fkey"
  FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Messages that were written on a day, in UTC.
CREATE TABLE "message_day" (
    "day" DATE NOT NULL,
    "messages" BIGINT NOT NULL,

    CONSTRAINT "message_day_pkey" PRIMARY KEY ("day")
);

-- Counts what was written in up to `most_rooms` rooms since they were counted, by the rooms' revs: each message is read once,
-- and no other. Returns how many rooms it looked at: 0 where there is nothing to do, or another process is at it.
-- A snapshot that has a room's rev has every message up to it.
CREATE FUNCTION parley_tally(most_rooms integer, most_messages integer) RETURNS integer
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
  looked integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('parley tally')) THEN
    RETURN 0;
  END IF;
  WITH due AS MATERIALIZED (
    SELECT room.id, coalesce(room_tally.counted_to, 0) AS after,
      least(room.rev, coalesce(room_tally.counted_to, 0) + most_messages) AS upto
    FROM room LEFT JOIN room_tally ON room_tally.room_id = room.id
    WHERE room.rev > coalesce(room_tally.counted_to, 0)
    LIMIT most_rooms
  ), written AS MATERIALIZED (
    SELECT message.room_id, (message.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS messages,
      coalesce(sum(octet_length(message.body)), 0) AS bytes, max(message.created_at) AS last_at
    FROM due JOIN message ON message.room_id = due.id AND message.seq > due.after AND message.seq <= due.upto
    GROUP BY 1, 2
  ), days AS (
    INSERT INTO message_day (day, messages) SELECT day, sum(messages) FROM written GROUP BY day
    ON CONFLICT (day) DO UPDATE SET messages = message_day.messages + excluded.messages
  ), tallied AS (
    INSERT INTO room_tally AS tally (room_id, counted_to, messages, bytes, last_message_at)
    SELECT due.id, due.upto, coalesce(sum(written.messages), 0), coalesce(sum(written.bytes), 0), max(written.last_at)
    FROM due LEFT JOIN written ON written.room_id = due.id GROUP BY due.id, due.upto
    ON CONFLICT (room_id) DO UPDATE SET counted_to = excluded.counted_to, messages = tally.messages + excluded.messages,
      bytes = tally.bytes + excluded.bytes, last_message_at = coalesce(excluded.last_message_at, tally.last_message_at)
  )
  SELECT count(*) INTO looked FROM due;
  RETURN looked;
END $$;
