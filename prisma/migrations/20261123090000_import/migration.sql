-- A file that is being uploaded: no worker takes it up yet.
ALTER TYPE "job_state" ADD VALUE IF NOT EXISTS 'uploading' BEFORE 'waiting';

-- What an import found in its file, and what became of it here. It goes when nothing can be imported any more.
CREATE TABLE "import_person" (
    "job_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "deactivated" BOOLEAN NOT NULL DEFAULT false,
    "guest" BOOLEAN NOT NULL DEFAULT false,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "person_id" UUID,
    "made" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_person_pkey" PRIMARY KEY ("job_id", "key")
);
CREATE INDEX "import_person_handle_idx" ON "import_person"("job_id", "handle");

CREATE TABLE "import_room" (
    "job_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "room_kind" NOT NULL,
    "given_name" TEXT NOT NULL,
    "name" TEXT,
    "topic" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "posting" "room_posting" NOT NULL DEFAULT 'everyone',
    "created_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "creator_key" TEXT,
    "messages" BIGINT NOT NULL DEFAULT 0,
    "left_out" TEXT,
    "room_id" UUID,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_room_pkey" PRIMARY KEY ("job_id", "key")
);
CREATE UNIQUE INDEX "import_room_job_id_number_key" ON "import_room"("job_id", "number");

CREATE TABLE "import_member" (
    "job_id" UUID NOT NULL,
    "room_key" TEXT NOT NULL,
    "person_key" TEXT NOT NULL,
    "role" "member_role" NOT NULL DEFAULT 'member',
    "state" "member_state" NOT NULL DEFAULT 'joined',
    "joined_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_member_pkey" PRIMARY KEY ("job_id", "room_key", "person_key")
);

CREATE TABLE "import_message" (
    "job_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "room_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_key" TEXT NOT NULL,
    "root_key" TEXT,
    "data" JSONB NOT NULL,
    "seq" BIGINT,

    CONSTRAINT "import_message_pkey" PRIMARY KEY ("job_id", "position")
);
CREATE UNIQUE INDEX "import_message_job_id_room_key_key_key" ON "import_message"("job_id", "room_key", "key");
CREATE INDEX "import_message_job_id_room_key_at_position_idx" ON "import_message"("job_id", "room_key", "at", "position");

ALTER TABLE "import_person" ADD CONSTRAINT "import_person_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_room" ADD CONSTRAINT "import_room_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_member" ADD CONSTRAINT "import_member_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_message" ADD CONSTRAINT "import_message_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
