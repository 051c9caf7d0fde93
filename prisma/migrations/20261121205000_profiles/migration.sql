-- What people tell of themselves beyond their name, as it is sent: each part is left out where there is nothing of it.
ALTER TABLE "person" ADD COLUMN "profile" JSONB;
