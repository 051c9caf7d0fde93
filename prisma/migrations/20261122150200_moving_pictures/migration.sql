-- Pictures of messages that move have a still one beside them, for people who want nothing to move.
ALTER TABLE "file" ADD COLUMN "moves" BOOLEAN NOT NULL DEFAULT false;
