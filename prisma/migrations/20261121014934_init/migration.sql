-- CreateEnum
CREATE TYPE "workspace_role" AS ENUM ('owner', 'admin', 'member');

-- CreateEnum
CREATE TYPE "room_kind" AS ENUM ('public');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'moderator', 'member');

-- CreateEnum
CREATE TYPE "member_state" AS ENUM ('joined', 'left');

-- CreateTable
CREATE TABLE "workspace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT 'Parley',
    "epoch" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "workspace_is_one_row" CHECK ("id" = 1)
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "email" TEXT,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "workspace_role" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "kind" "room_kind" NOT NULL DEFAULT 'public',
    "name" TEXT NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "rev" BIGINT NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "client_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "room_rev_counts_up" CHECK ("rev" >= 0)
-- Half-filled pages keep the counter's updates on their page, without touching an index.
) WITH (fillfactor = 50);

-- CreateTable
CREATE TABLE "member" (
    "room_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "member_role" NOT NULL DEFAULT 'member',
    "state" "member_state" NOT NULL DEFAULT 'joined',
    "rev" BIGINT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("room_id","person_id"),
    CONSTRAINT "member_rev_is_taken" CHECK ("rev" >= 1)
);

-- CreateTable
CREATE TABLE "message" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "rev" BIGINT NOT NULL,
    "author_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("room_id","seq"),
    CONSTRAINT "message_rev_follows_seq" CHECK ("seq" >= 1 AND "rev" >= "seq"),
    CONSTRAINT "message_body_is_null_iff_deleted" CHECK (("body" IS NULL) = ("deleted_at" IS NOT NULL))
) PARTITION BY HASH ("room_id");

CREATE TABLE "message_p0" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE "message_p1" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE "message_p2" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE "message_p3" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE "message_p4" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE "message_p5" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE "message_p6" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE "message_p7" PARTITION OF "message" FOR VALUES WITH (MODULUS 8, REMAINDER 7);

-- CreateTable
CREATE TABLE "message_edit" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "rev" BIGINT NOT NULL,
    "client_id" UUID NOT NULL,
    "previous_body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_edit_pkey" PRIMARY KEY ("room_id","seq","rev")
);

-- CreateTable
CREATE TABLE "read_position" (
    "room_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_position_pkey" PRIMARY KEY ("person_id","room_id"),
    CONSTRAINT "read_position_is_a_seq_or_none" CHECK ("seq" >= 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "person_handle_key" ON "person"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "device_session_person_id_idx" ON "device_session"("person_id");

-- CreateIndex
CREATE INDEX "device_session_expires_at_idx" ON "device_session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "room_name_key" ON "room"("name");

-- CreateIndex
CREATE UNIQUE INDEX "room_created_by_id_client_id_key" ON "room"("created_by_id", "client_id");

-- CreateIndex
CREATE INDEX "member_room_id_rev_idx" ON "member"("room_id", "rev");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE INDEX "message_room_id_rev_idx" ON "message"("room_id", "rev");

-- CreateIndex
CREATE UNIQUE INDEX "message_room_id_author_id_client_id_key" ON "message"("room_id", "author_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_edit_room_id_seq_client_id_key" ON "message_edit"("room_id", "seq", "client_id");

-- CreateIndex
CREATE INDEX "read_position_room_id_idx" ON "read_position"("room_id");

-- AddForeignKey
ALTER TABLE "device_session" ADD CONSTRAINT "device_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_edit" ADD CONSTRAINT "message_edit_room_id_seq_fkey" FOREIGN KEY ("room_id", "seq") REFERENCES "message"("room_id", "seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_position" ADD CONSTRAINT "read_position_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_position" ADD CONSTRAINT "read_position_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
