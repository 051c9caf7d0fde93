-- What takes long: exports, imports, retention. A row of ours is the truth; graphile-worker wakes the workers for it.
CREATE TYPE "job_kind" AS ENUM ('export', 'import', 'retention');
CREATE TYPE "job_state" AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled');

CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" "job_kind" NOT NULL,
    "state" "job_state" NOT NULL DEFAULT 'waiting',
    "by_id" UUID,
    "input" JSONB NOT NULL,
    "cursor" JSONB,
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "runner_id" UUID,
    "beat_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "code_hash" BYTEA,
    "code_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "job_code_hash_key" ON "job"("code_hash");
CREATE INDEX "job_open_idx" ON "job"("created_at") WHERE "state" IN ('waiting', 'running');
ALTER TABLE "job" ADD CONSTRAINT "job_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a job wrote into the file store, a piece for each portion of it.
CREATE TABLE "job_part" (
    "job_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "job_part_pkey" PRIMARY KEY ("job_id", "number")
);
ALTER TABLE "job_part" ADD CONSTRAINT "job_part_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Wakes a worker for a job, in the transaction that writes it. The queue is the workers' own, and they make it: where none
-- was started yet the job waits, and the first worker finds it.
CREATE FUNCTION parley_queue_job(job uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL
    AND EXISTS (SELECT FROM pg_proc WHERE proname = 'add_job' AND pronamespace = to_regnamespace('graphile_worker')) THEN
    EXECUTE 'SELECT graphile_worker.add_job($1, json_build_object(''jobId'', $2::text), job_key := $2::text, max_attempts := 1)'
      USING 'run_job', job;
  END IF;
END $$;
