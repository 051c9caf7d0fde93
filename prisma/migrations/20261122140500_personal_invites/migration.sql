-- For whom a link is, where it was made for one person: what the form begins with. It goes once the link is used or taken back.
ALTER TABLE "workspace_invite" ADD COLUMN "invited" JSONB;
CREATE INDEX "workspace_invite_invited_idx" ON "workspace_invite"(("invited" ->> 'handle')) WHERE "invited" IS NOT NULL;
