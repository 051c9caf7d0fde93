import { Failure } from '../console/failure.mjs'
import { query } from './query.mjs'

/**
 * The two ways into one database: the owner's, who migrates, and that of the role with which the apps work. They are the
 * same where one role does both.
 *
 * @typedef {{ ownerUrl: string, url: string }} DatabaseAccess
 */

/**
 * Makes the role of the apps where it is missing. It may log in and nothing else: `letAppsIn` says what it may do.
 *
 * @param {DatabaseAccess} access
 * @param {{ isOurs?: boolean }} [options] Ours: nobody else uses this role, so it gets the password of `url` also where it is there.
 * @throws {Failure} When the owner may not make roles.
 */
export async function makeAppsRole({ ownerUrl, url }, { isOurs = false } = {}) {
  const { default: pg } = await import('pg')
  const name = roleOf(url)
  const role = pg.escapeIdentifier(name)
  const password = pg.escapeLiteral(decodeURIComponent(new URL(url).password))
  const [found] = await query(
    ownerUrl,
    `SELECT rolcreaterole OR rolsuper AS able, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists
     FROM pg_roles WHERE rolname = current_user`,
    [name],
  )
  if (found?.exists) {
    if (isOurs) {
      await query(
        ownerUrl,
        `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${password}`,
      )
    }
    return
  }
  if (!found?.able) {
    throw new Failure(
      `PostgreSQL has no role "${name}", and that of PARLEY_MIGRATION_DATABASE_URL may not make it: CREATE ROLE ${role} LOGIN PASSWORD '…'; GRANT ${role} TO ${pg.escapeIdentifier(roleOf(ownerUrl))};`,
    )
  }
  try {
    await query(ownerUrl, `CREATE ROLE ${role} LOGIN PASSWORD ${password}`)
  } catch (error) {
    // Another start made it meanwhile.
    if (!['42710', '23505'].includes(codeOf(error))) throw error
  }
}

/**
 * Gives the role of the apps what it needs in a migrated database, and takes from it what it may not have: it reads and
 * adds to the audit log, and changes it by no means. In one transaction, so that nothing that runs meanwhile lacks anything.
 *
 * @param {DatabaseAccess} access
 * @throws {Failure} When the role could change the audit log all the same, or the owner may not grant this.
 */
export async function letAppsIn({ ownerUrl, url }) {
  const { default: pg } = await import('pg')
  const role = pg.escapeLiteral(roleOf(url))
  try {
    await query(
      ownerUrl,
      `SELECT pg_advisory_xact_lock(hashtext('parley grants')), set_config('parley.apps', ${role}, true); ${GRANTS}`,
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (codeOf(error) === CAN_CHANGE) {
      throw new Failure(
        `The role "${roleOf(url)}" of DATABASE_URL could change the audit log, because it ${reason}: name another role there, which Parley makes where it is missing.`,
      )
    }
    if (codeOf(error) === '42501') {
      throw new Failure(
        `The role of PARLEY_MIGRATION_DATABASE_URL may not give the apps their rights (${reason}): it must own the tables, and have the apps' role: GRANT ${pg.escapeIdentifier(roleOf(url))} TO ${pg.escapeIdentifier(roleOf(ownerUrl))};`,
      )
    }
    throw error
  }
}

/** A state of our own, by which PostgreSQL tells why a role is not the right one. */
const CAN_CHANGE = 'PA001'

// Later migrations add tables while older apps run, and triggers that write into them: the default privileges let them.
const GRANTS = `
DO $grants$
DECLARE
  apps name := current_setting('parley.apps');
  apps_id oid := (SELECT oid FROM pg_roles WHERE rolname = apps);
  owner oid;
  home oid;
  queue oid;
  each record;
BEGIN
  SELECT relowner, relnamespace INTO owner, home FROM pg_class WHERE oid = 'audit_entry'::regclass;
  IF (SELECT rolsuper FROM pg_roles WHERE oid = apps_id) THEN
    RAISE 'is a superuser' USING ERRCODE = '${CAN_CHANGE}';
  ELSIF pg_has_role(apps_id, owner, 'MEMBER')
    OR pg_has_role(apps_id, (SELECT nspowner FROM pg_namespace WHERE oid = home), 'MEMBER') THEN
    RAISE 'owns the tables or the database' USING ERRCODE = '${CAN_CHANGE}';
  END IF;

  IF NOT has_schema_privilege(apps_id, home, 'USAGE') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', home::regnamespace, apps);
  END IF;
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
    owner::regrole, home::regnamespace, apps);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT USAGE, SELECT ON SEQUENCES TO %I',
    owner::regrole, home::regnamespace, apps);
  -- What is so already is left alone: a change makes every connection plan its statements anew.
  FOR each IN
    SELECT wanted.name, allowed FROM (
      SELECT oid::regclass AS name, relacl, CASE WHEN relkind = 'S' THEN 'SELECT, USAGE'
        WHEN relname = 'audit_entry' THEN 'INSERT, SELECT' WHEN relname = '_prisma_migrations' THEN 'SELECT'
        ELSE 'DELETE, INSERT, SELECT, UPDATE' END AS allowed
      FROM pg_class WHERE relnamespace = home AND relowner = owner AND relkind IN ('r', 'p', 'v', 'm', 'S')
    ) AS wanted
    WHERE allowed IS DISTINCT FROM (SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type)
      FROM aclexplode(relacl) WHERE grantee = apps_id)
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', each.name, apps);
    EXECUTE format('GRANT %s ON %s TO %I', each.allowed, each.name, apps);
  END LOOP;
  IF has_table_privilege(apps_id, 'audit_entry', 'DELETE, TRUNCATE, TRIGGER')
    OR has_any_column_privilege(apps_id, 'audit_entry', 'UPDATE') THEN
    RAISE 'has further rights on it' USING ERRCODE = '${CAN_CHANGE}';
  END IF;

  -- So that the owner can hand the queue over, and dump it, and that its workers from before go on until they are restarted.
  IF NOT pg_has_role(apps_id, 'USAGE') THEN
    EXECUTE format('GRANT %I TO CURRENT_USER', apps);
  END IF;
  -- Workers migrate their queue themselves, and its tables show rows to their owner alone. With this table graphile-worker
  -- makes no schema, for which the apps would need the right to make others: one with the owner's name would be in its path.
  IF to_regclass('graphile_worker.migrations') IS NULL THEN
    CREATE SCHEMA IF NOT EXISTS graphile_worker;
    CREATE TABLE graphile_worker.migrations (id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(),
      breaking boolean NOT NULL DEFAULT false);
  END IF;
  queue := to_regnamespace('graphile_worker');
  IF EXISTS (SELECT FROM pg_namespace WHERE oid = queue AND nspowner <> apps_id) THEN
    EXECUTE format('ALTER SCHEMA graphile_worker OWNER TO %I', apps);
  END IF;
  FOR each IN
    SELECT format('TABLE %s', oid::regclass) AS name FROM pg_class
    WHERE relnamespace = queue AND relowner <> apps_id AND relkind IN ('r', 'p', 'v', 'm', 'S')
      -- Sequences of a column go with its table.
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid
        AND relkind = 'S' AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i'))
    UNION ALL
    SELECT format('ROUTINE %s', oid::regprocedure) FROM pg_proc WHERE pronamespace = queue AND proowner <> apps_id
    UNION ALL
    SELECT format('TYPE %s', oid::regtype) FROM pg_type
    WHERE typnamespace = queue AND typowner <> apps_id AND (typtype IN ('e', 'd')
      OR typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c'))
  LOOP
    EXECUTE format('ALTER %s OWNER TO %I', each.name, apps);
  END LOOP;
END $grants$`

/** @param {string} databaseUrl */
export const roleOf = (databaseUrl) => decodeURIComponent(new URL(databaseUrl).username)

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : '')
