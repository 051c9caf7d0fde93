import type pg from 'pg'
import type { Ask } from './ask.ts'
import type { Availability } from './availability.ts'

/**
 * Does several questions in one transaction on one connection, and commits. Whatever the work throws rolls it back.
 * Keep it short: the rows it locks hold others up.
 * @throws Refusal UNAVAILABLE where the database is away, or a row stays locked
 */
export type Transact = <T>(work: (ask: Ask) => Promise<T>) => Promise<T>

export function createTransact(pool: pg.Pool, availability: Availability): Transact {
  return (work) =>
    availability.guard(async () => {
      const client = await pool.connect()
      let isBroken = false
      try {
        await client.query('BEGIN')
        const answer = await work(async (name, text, values) => (await client.query({ name, text, values })).rows)
        await client.query('COMMIT')
        return answer
      } catch (error) {
        // A connection that cannot even roll back is of no use to the next one.
        await client.query('ROLLBACK').catch(() => {
          isBroken = true
        })
        throw error
      } finally {
        client.release(isBroken)
      }
    })
}
