-- Which names of a file are one person here: asked for each member of a room that is opened.
CREATE INDEX "import_person_job_id_person_id_idx" ON "import_person"("job_id", "person_id");
-- Of whom it is not known yet who they are, and who has no account: without going over all those before them.
CREATE INDEX "import_person_unsettled_idx" ON "import_person"("job_id", "key") WHERE NOT "settled";
CREATE INDEX "import_person_to_make_idx" ON "import_person"("job_id", "key") WHERE "settled" AND "person_id" IS NULL;
