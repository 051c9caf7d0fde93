-- Somebody whose account was erased: nothing of them is left but what they wrote, under a name that says so.
ALTER TABLE "person" ADD COLUMN "erased_at" TIMESTAMPTZ(3);

-- What an erasure leaves to the worker: the rooms that they still have to leave, and a second look for what came in between.
CREATE TABLE "erasure" (
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("person_id")
);
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
