-- Whom a thread belongs to is derived: who wrote in it, and who wrote its root.
CREATE INDEX "message_author_id_thread_of_idx" ON "message"("author_id", "room_id", "thread_of") WHERE "thread_of" IS NOT NULL;
CREATE INDEX "message_author_id_root_idx" ON "message"("author_id", "room_id", "seq") WHERE "extras" ? 'thread';
