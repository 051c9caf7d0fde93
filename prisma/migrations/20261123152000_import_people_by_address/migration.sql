-- Whether an address of a file is somebody else's in it, without going over all of them.
CREATE INDEX "import_person_job_id_email_idx" ON "import_person"("job_id", "email");
