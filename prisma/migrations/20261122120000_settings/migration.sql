-- What was set in the workspace, by key; what is not in it is as it is by itself. The name stays in its column as well, for
-- instances of the version before.
ALTER TABLE "workspace" ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "workspace" ADD COLUMN "settings_version" INTEGER NOT NULL DEFAULT 0;
-- Of the announcement there is: who dismissed it is shown the next one.
ALTER TABLE "workspace" ADD COLUMN "banner_version" INTEGER NOT NULL DEFAULT 0;
UPDATE "workspace" SET "settings" = jsonb_build_object('workspace.name', "name") WHERE "name" <> 'Parley';

-- Every version, with all that had been set as of it.
CREATE TABLE "settings_version" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "settings" JSONB NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "settings_version_pkey" PRIMARY KEY ("version")
);
ALTER TABLE "settings_version" ADD CONSTRAINT "settings_version_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Every process is told of each change, by whatever makes it.
CREATE FUNCTION parley_tell_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('parley_settings', NEW.settings_version::text);
  RETURN NULL;
END $$;
CREATE TRIGGER settings_told AFTER UPDATE OF settings_version ON workspace
  FOR EACH ROW WHEN (OLD.settings_version IS DISTINCT FROM NEW.settings_version) EXECUTE FUNCTION parley_tell_settings();
