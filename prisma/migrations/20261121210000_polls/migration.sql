-- What each person chose. What is told of it stands on the message; who chose what in an anonymous poll stands only here.
CREATE TABLE "poll_vote" (
    "room_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "choices" INTEGER[] NOT NULL,
    "voted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_vote_pkey" PRIMARY KEY ("room_id","seq","person_id")
);
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_room_id_seq_fkey"
  FOREIGN KEY ("room_id","seq") REFERENCES "message"("room_id","seq") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
