import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './create-test-database.ts'

test('a test database has all migrations applied, is no other test’s, and is gone once dropped', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const client = new pg.Client({ connectionString: one.ownerUrl })
  await client.connect()
  await client.query('CREATE TABLE only_here (id int)')
  const migrated = await client.query('SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NULL')
  await client.end()
  expect(migrated.rows).toEqual([{ count: 0 }])

  const elsewhere = new pg.Client({ connectionString: other.url })
  await elsewhere.connect()
  await expect(elsewhere.query('SELECT * FROM only_here')).rejects.toThrow('does not exist')
  await elsewhere.end()

  await Promise.all([one.drop(), other.drop()])
  const late = new pg.Client({ connectionString: one.url })
  await expect(late.connect()).rejects.toThrow('does not exist')
})
