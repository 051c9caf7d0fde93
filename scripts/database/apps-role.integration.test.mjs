import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letAppsIn, makeAppsRole } from './apps-role.mjs'
import { openGivenDatabase } from './given-database.mjs'
import { migrate } from './migrate.mjs'
import { query } from './query.mjs'

// As an operator has it: a database whose owner is no superuser and may make roles.
const name = `test_${randomUUID().replaceAll('-', '')}`
const server = process.env.PARLEY_TEST_DATABASE_URL ?? ''
const roles = { owner: `${name}_owner`, apps: `${name}_apps`, stranger: `${name}_stranger` }
const given = { ownerUrl: as(roles.owner), url: as(roles.apps) }

/** @param {string} role */
function as(role) {
  const url = new URL(server)
  Object.assign(url, { username: role, password: 'of a test', pathname: `/${name}` })
  return url.href
}
const logFile = path.join(mkdtempSync(path.join(tmpdir(), 'parley-migrate-')), 'migrate.log')
const onServer = (/** @type {string} */ sql) => query(server, sql)
const asApps = (/** @type {string} */ sql) => query(given.url, sql)

beforeAll(async () => {
  await onServer(`CREATE ROLE "${roles.owner}" LOGIN CREATEROLE PASSWORD 'of a test'`)
  await onServer(`CREATE DATABASE "${name}" OWNER "${roles.owner}"`)
  await migrate({ ownerUrl: given.ownerUrl, url: given.ownerUrl }, { logFile })
})

afterAll(async () => {
  rmSync(path.dirname(logFile), { recursive: true, force: true })
  await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  for (const role of Object.values(roles).reverse()) await onServer(`DROP ROLE IF EXISTS "${role}"`)
})

test('an installation that had one role gets a second, and its queue goes to it with everything in it', async () => {
  // What a worker of the owner made.
  await query(
    given.ownerUrl,
    `CREATE SCHEMA graphile_worker;
     CREATE TYPE graphile_worker.job_spec AS (identifier text, payload json);
     CREATE TABLE graphile_worker._private_jobs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, old_id bigserial, payload json);
     ALTER TABLE graphile_worker._private_jobs ENABLE ROW LEVEL SECURITY;
     CREATE VIEW graphile_worker.jobs AS SELECT id FROM graphile_worker._private_jobs;
     CREATE FUNCTION graphile_worker.add_job(identifier text) RETURNS bigint LANGUAGE sql AS
       'INSERT INTO graphile_worker._private_jobs (payload) VALUES (''{}'') RETURNING id';
     SELECT graphile_worker.add_job('of the owner')`,
  )
  const before = process.env
  process.env = { ...before, DATABASE_URL: given.url, PARLEY_MIGRATION_DATABASE_URL: given.ownerUrl }
  const opened = await openGivenDatabase()
  process.env = before
  expect(opened).toEqual(given)
  await migrate(given)

  const [job] = await asApps(`SELECT graphile_worker.add_job('of the apps')::int AS id`)
  expect(job).toEqual({ id: 2 })
  expect(await asApps('SELECT id::int FROM graphile_worker.jobs')).toEqual([{ id: 1 }, { id: 2 }])
  await asApps('ALTER TABLE graphile_worker._private_jobs ADD COLUMN later text')
  // A worker of the owner that runs still.
  const older = await query(given.ownerUrl, `SELECT graphile_worker.add_job('still')::int AS id`)
  expect(older).toEqual([{ id: 3 }])

  await asApps(`INSERT INTO audit_entry (actor_id, action, target_kind) VALUES (gen_random_uuid(), 'test', 'person')`)
  for (const attempt of ['DELETE FROM audit_entry', 'DROP TABLE audit_entry', `SET ROLE "${roles.owner}"`]) {
    await expect(asApps(attempt), attempt).rejects.toThrow(/permission denied|must be owner/)
  }
})

test('once more changes nothing, and takes back what somebody gave', async () => {
  const rights = () =>
    query(
      server.replace(/[^/]*$/, name),
      `SELECT xmin, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    )
  const before = await rights()
  await Promise.all([letAppsIn(given), letAppsIn(given)])
  expect(await rights()).toEqual(before)
  await query(given.ownerUrl, `GRANT ALL ON audit_entry TO "${roles.apps}"`)
  await letAppsIn(given)
  await expect(asApps('DELETE FROM audit_entry')).rejects.toThrow('permission denied')
})

test('a role that could change the audit log is not the apps’', async () => {
  await makeAppsRole({ ownerUrl: server, url: as(roles.stranger) })
  const withStranger = { ownerUrl: given.ownerUrl, url: as(roles.stranger) }
  await query(given.ownerUrl, 'GRANT DELETE ON audit_entry TO PUBLIC')
  await expect(letAppsIn(withStranger)).rejects.toThrow('has further rights on it')
  await query(given.ownerUrl, 'REVOKE DELETE ON audit_entry FROM PUBLIC')
  await onServer(`GRANT "${roles.owner}" TO "${roles.stranger}" WITH INHERIT FALSE`)
  await expect(letAppsIn(withStranger)).rejects.toThrow('owns the tables or the database')
  await onServer(`ALTER ROLE "${roles.stranger}" SUPERUSER`)
  await expect(letAppsIn(withStranger)).rejects.toThrow('is a superuser')
})

test('what is wrong with the two addresses is told by the name of the variable', async () => {
  const before = process.env
  const open = (/** @type {Record<string, string>} */ variables) => {
    process.env = { ...before, DATABASE_URL: '', PARLEY_MIGRATION_DATABASE_URL: '', ...variables }
    return openGivenDatabase().finally(() => {
      process.env = before
    })
  }
  expect(await open({})).toBe(null)
  expect(await open({ DATABASE_URL: given.ownerUrl })).toEqual({ ownerUrl: given.ownerUrl, url: given.ownerUrl })
  await expect(open({ PARLEY_MIGRATION_DATABASE_URL: given.ownerUrl })).rejects.toThrow('without DATABASE_URL')
  const same = { DATABASE_URL: given.ownerUrl, PARLEY_MIGRATION_DATABASE_URL: given.ownerUrl }
  await expect(open(same)).rejects.toThrow('both name the role')
  const mistyped = given.ownerUrl.replace('of%20a%20test', 'guess')
  await expect(open({ DATABASE_URL: given.url, PARLEY_MIGRATION_DATABASE_URL: mistyped })).rejects.toThrow(
    'change them in PARLEY_MIGRATION_DATABASE_URL',
  )
  // The role of the apps makes nobody.
  const nobody = { DATABASE_URL: as(`${name}_nobody`), PARLEY_MIGRATION_DATABASE_URL: given.url }
  await expect(open(nobody)).rejects.toThrow('CREATE ROLE')
})
