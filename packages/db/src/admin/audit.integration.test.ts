import { randomUUID } from 'node:crypto'
import { openRows, type Rows } from '@parley/testkit'
import { createTestDatabase, type TestDatabase } from '@parley/testkit/database'
import { afterAll, beforeAll, expect, test } from 'vitest'

let database: TestDatabase
let apps: Rows
let owner: string

beforeAll(async () => {
  database = await createTestDatabase()
  apps = await openRows(database.url)
  owner = new URL(database.ownerUrl).username
  await apps.query(`INSERT INTO audit_entry (actor_id, action, target_kind) VALUES ($1, 'test', 'person')`, [
    randomUUID(),
  ])
})
afterAll(async () => {
  await apps?.close()
  await database?.drop()
})

const entries = () => apps.query('SELECT id, action FROM audit_entry ORDER BY id')

/** Every way to change what is in the log, or to get the right to. */
const attempts = () => [
  `UPDATE audit_entry SET action = 'nothing'`,
  `UPDATE audit_entry SET action = 'nothing' WHERE false`,
  `INSERT INTO audit_entry (id, actor_id, action, target_kind) SELECT id, actor_id, 'nothing', 'x' FROM audit_entry
     ON CONFLICT (id) DO UPDATE SET action = 'nothing'`,
  'DELETE FROM audit_entry',
  'SELECT FROM audit_entry FOR UPDATE',
  'TRUNCATE audit_entry',
  'TRUNCATE audit_entry, person CASCADE',
  'ALTER TABLE audit_entry DISABLE TRIGGER audit_is_kept',
  'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
  'ALTER TABLE audit_entry RENAME TO elsewhere',
  `ALTER TABLE audit_entry ALTER COLUMN action TYPE text USING 'nothing'`,
  'DROP TRIGGER audit_is_kept ON audit_entry',
  'CREATE RULE quietly AS ON INSERT TO audit_entry DO INSTEAD NOTHING',
  'CREATE TRIGGER quietly BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION parley_keep_audit()',
  'CREATE OR REPLACE FUNCTION parley_keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  'DROP FUNCTION parley_keep_audit() CASCADE',
  'DROP TABLE audit_entry',
  'DROP SCHEMA public CASCADE',
  'ALTER SCHEMA public RENAME TO elsewhere',
  'CREATE TABLE public.of_mine (id int)',
  `CREATE SCHEMA "${owner}"`,
  `SELECT setval('audit_entry_id_seq', 1)`,
  'SET session_replication_role = replica',
  `SET ROLE "${owner}"`,
  `SET SESSION AUTHORIZATION "${owner}"`,
  `GRANT "${owner}" TO CURRENT_USER`,
  'ALTER TABLE audit_entry OWNER TO CURRENT_USER',
  'ALTER ROLE CURRENT_USER SUPERUSER',
  'ALTER ROLE CURRENT_USER CREATEROLE',
  `COPY audit_entry FROM PROGRAM 'true'`,
  'COPY (DELETE FROM audit_entry RETURNING id) TO STDOUT',
  'WITH gone AS (DELETE FROM audit_entry RETURNING id) SELECT count(*) FROM gone',
  'MERGE INTO audit_entry AS entry USING person ON false WHEN NOT MATCHED BY SOURCE THEN DELETE',
  'DO $$ BEGIN LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE; END $$',
  'CLUSTER audit_entry USING audit_entry_pkey',
  'REINDEX TABLE audit_entry',
  'DROP INDEX audit_entry_at_idx',
  'CREATE TABLE graphile_worker.heir () INHERITS (public.audit_entry)',
  'CREATE TABLE graphile_worker.holder (id bigint REFERENCES public.audit_entry (id))',
  'CREATE POLICY nobody ON audit_entry USING (false)',
  'CREATE FUNCTION public.of_mine() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM audit_entry $$',
  `CREATE FUNCTION graphile_worker.of_mine() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM audit_entry $$;
   SELECT graphile_worker.of_mine()`,
  'CREATE EVENT TRIGGER always ON ddl_command_start EXECUTE FUNCTION parley_keep_audit()',
  `ALTER DEFAULT PRIVILEGES FOR ROLE "${owner}" GRANT ALL ON TABLES TO CURRENT_USER`,
  `UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'`,
  'DELETE FROM _prisma_migrations',
]

test('the role of the apps reads the audit log and adds to it, and changes it by no means', async () => {
  const before = await entries()
  expect(before).toHaveLength(1)
  // PostgreSQL only warns of this one; were it done, the others would be.
  await apps.query('GRANT ALL ON audit_entry TO CURRENT_USER')
  for (const attempt of attempts()) {
    await expect(apps.query(attempt), attempt).rejects.toThrow(
      /permission denied|must be owner|must be able to SET ROLE/,
    )
  }
  expect(await entries()).toEqual(before)
})

test('the role of the apps owns the queue alone, and every table but the log and the list of migrations is open to it', async () => {
  expect(
    await apps.query(
      `SELECT DISTINCT relnamespace::regnamespace::text AS schema FROM pg_class
       WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`,
    ),
  ).toEqual([{ schema: 'graphile_worker' }])
  const closed = await apps.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
       AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
         AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')) ORDER BY 1`,
  )
  expect(closed.map(({ name }) => name)).toEqual(['_prisma_migrations', 'audit_entry'])
})

test('a table that a later migration adds is open to the apps at once, while they run', async () => {
  const migrating = await openRows(database.ownerUrl)
  await migrating.query('CREATE TABLE later (id bigserial PRIMARY KEY, body text)')
  await migrating.close()
  await apps.query(`INSERT INTO later (body) VALUES ('one')`)
  await apps.query(`UPDATE later SET body = 'two'`)
  expect(await apps.query('DELETE FROM later RETURNING id::int, body')).toEqual([{ id: 1, body: 'two' }])
})
