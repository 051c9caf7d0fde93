-- Apart from what uses them: PostgreSQL lets nobody use a value in the transaction that adds it.
ALTER TYPE "room_kind" ADD VALUE 'private';
ALTER TYPE "room_kind" ADD VALUE 'direct';
ALTER TYPE "room_kind" ADD VALUE 'group';
ALTER TYPE "room_kind" ADD VALUE 'self';
