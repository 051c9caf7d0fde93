-- Who said that they read a message that asks for it, and when. How many did stands on the message.
CREATE TABLE "confirmation" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("room_id","seq","person_id")
);
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_room_id_seq_fkey"
  FOREIGN KEY ("room_id","seq") REFERENCES "message"("room_id","seq") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When those who have not confirmed were called last: not again within minutes.
CREATE TABLE "nudge" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "nudged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("room_id","seq")
);
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_room_id_seq_fkey"
  FOREIGN KEY ("room_id","seq") REFERENCES "message"("room_id","seq") ON DELETE CASCADE ON UPDATE CASCADE;
