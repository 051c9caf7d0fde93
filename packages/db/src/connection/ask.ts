import type pg from 'pg'
import { refusalOf } from './unavailable.ts'

/**
 * Asks in SQL, on a prepared statement of this name. Prisma costs several times the CPU of it, which is felt where
 * thousands of clients come back at once.
 * @throws Refusal UNAVAILABLE where the database is away
 */
export type Ask = <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) => Promise<R[]>

export function createAsk(pool: pg.Pool): Ask {
  return async (name, text, values) => {
    try {
      return (await pool.query({ name, text, values })).rows
    } catch (error) {
      throw refusalOf(error)
    }
  }
}
