import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A database of one test's own, with all migrations applied and no rows. */
export interface TestDatabase {
  /** Connection string of a superuser. */
  readonly url: string
  /** Removes it, closing whatever is still connected. */
  drop(): Promise<void>
}

/**
 * Copies the migrated template (about 50 ms). The server and the template come from the integration tests' global
 * setup, as `PARLEY_TEST_DATABASE_URL` and `PARLEY_TEST_TEMPLATE`.
 *
 * @throws When run outside the `integration` project of vitest.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.PARLEY_TEST_DATABASE_URL
  const template = process.env.PARLEY_TEST_TEMPLATE
  if (!server || !template) {
    throw new Error(
      'No test database server: name the test *.integration.test.ts and run it with --project integration.',
    )
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

async function onServer(server: string, sql: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
