import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A database of one test's own, with all migrations applied and no rows. */
export interface TestDatabase {
  /** Connection string of the role that the apps have. */
  readonly url: string
  /** Of a superuser, for what the apps may not do. */
  readonly ownerUrl: string
  /** Removes it, closing whatever is still connected. */
  drop(): Promise<void>
}

/**
 * Copies the migrated template (about 50 ms). The server and the template come from the integration tests' global
 * setup, as `PARLEY_TEST_DATABASE_URL`, `PARLEY_TEST_APPS_URL` and `PARLEY_TEST_TEMPLATE`.
 *
 * @throws When run outside the `integration` project of vitest.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.PARLEY_TEST_DATABASE_URL
  const apps = process.env.PARLEY_TEST_APPS_URL
  const template = process.env.PARLEY_TEST_TEMPLATE
  if (!server || !apps || !template) {
    throw new Error(
      'No test database server: name the test *.integration.test.ts and run it with --project "integration*".',
    )
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  return {
    url: inDatabase(apps, name),
    ownerUrl: inDatabase(server, name),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

function inDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(server, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
